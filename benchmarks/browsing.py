"""Rows 9 and 10: from a key stroke to the painted verdict in a real browser, and page weight."""

import shutil
import statistics

from playwright.sync_api import sync_playwright

from benchmarks import material, measure, servers

STROKES = 40
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# Types one character at the end of the field, and waits until the page says so and has painted.
STROKE = """([field, before, after, answer]) => new Promise((done) => {
  const area = document.querySelector(field);
  area.value = after;
  const start = performance.now();
  const look = () => {
    if (!answer()) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  };
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  look();
})"""


def rows():
    with servers.running(True) as ours, servers.running(False) as theirs, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=ARGUMENTS,
        )
        try:
            yield from _strokes(browser, ours, theirs)
            yield from _weight(browser, ours)
        finally:
            browser.close()


def _strokes(browser, ours, theirs):
    good = material.token("HS256")
    bad = good[:-5] + ("A" if good[-5] != "A" else "B") + good[-4:]
    page, bare = browser.new_page(), browser.new_page()
    page.goto(f"http://127.0.0.1:{ours}/")
    bare.goto(f"http://127.0.0.1:{theirs}/")
    page.get_by_label("Secret or key").fill(material.SECRET)
    page.get_by_label("Token", exact=True).fill(good)
    page.wait_for_selector('[data-verdict="verified"]')
    ours_ms, theirs_ms = [], []
    for turn in range(STROKES):
        text, verdict = (bad, "invalid") if turn % 2 == 0 else (good, "verified")
        page.bring_to_front()
        ours_ms.append(_stroke(page, f"!!document.querySelector('[data-verdict={verdict}]')", text))
        bare.bring_to_front()
        tail = text[-8:]
        theirs_ms.append(
            _stroke(bare, f"document.getElementById('answer').textContent === '{tail}'", text)
        )
    ours_ms, theirs_ms = ours_ms[4:], theirs_ms[4:]
    yield measure.Row(
        "9", "key stroke to verdict, median",
        statistics.median(ours_ms), statistics.median(theirs_ms), 2, "bare page", 35, "ms",
    )  # fmt: skip
    yield measure.Row(
        "9", "key stroke to verdict, p95",
        measure.percentile(ours_ms, 95), measure.percentile(theirs_ms, 95), None, "bare page",
        60, "ms",
    )  # fmt: skip


def _stroke(page, answer, text):
    script = STROKE.replace("answer()", answer)
    return page.evaluate(script, ["textarea", "", text, None])


def _weight(browser, port):
    page, sizes = browser.new_page(), []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto(f"http://127.0.0.1:{port}/", wait_until="networkidle")
    yield measure.Row("10", "page weight", sum(sizes) / 1000, None, None, "jwt.io: 393", 120, "kB")
    yield measure.Row("10", "requests", len(sizes), None, None, "", 25, "")
