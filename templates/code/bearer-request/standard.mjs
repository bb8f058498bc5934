// Send a token in the Authorization header: not in the address, and to one server alone.

/** The answer's text; rejects for a redirect, which could lead elsewhere. */
export async function get(address, token) {
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    redirect: "error",
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.text();
}
