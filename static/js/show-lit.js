/* A long sample is scrolled to the place that its page is about. */
for (const box of document.querySelectorAll(".specimen")) {
  const lit = box.querySelector(".lit");
  if (!lit) continue;
  const below = lit.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (below > box.clientHeight * 0.7) box.scrollTop = below - box.clientHeight / 3;
}
