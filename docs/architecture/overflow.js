// Marks what does not fit, so that no text is cut off unseen: a box that overflows, a box that lies on another, a page that is too long.
const trouble = (element, text) => element.setAttribute("data-trouble", element.closest("section").id + ": " + text);
document.querySelectorAll(".box").forEach(box => {
  if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
    trouble(box, `"${box.querySelector("b").textContent}" needs ${box.scrollWidth} by ${box.scrollHeight} and has ${box.clientWidth} by ${box.clientHeight}`);
});
document.querySelectorAll("section").forEach(section => {
  const rest = section.querySelector("footer").getBoundingClientRect().top;
  const last = [...section.children].filter(child => child.tagName !== "FOOTER").pop().getBoundingClientRect().bottom;
  if (last > rest) trouble(section, `is ${Math.ceil(last - rest)} px too long`);
  const placed = [...section.querySelectorAll(".box, .label, .note")].map(element => [element, element.getBoundingClientRect()]);
  placed.forEach(([a, r], i) => placed.slice(i + 1).forEach(([b, s]) => {
    const across = Math.min(r.right, s.right) - Math.max(r.left, s.left), down = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);
    if (across > 2 && down > 2) trouble(b, `"${b.textContent.slice(0, 40)}" lies on "${a.textContent.slice(0, 40)}"`);
  }));
  const drawing = section.querySelector(".drawing");
  if (drawing) { const d = drawing.getBoundingClientRect();
    placed.forEach(([a, r]) => { if (r.right > d.right + 1 || r.bottom > d.bottom + 1 || r.left < d.left - 1 || r.top < d.top - 1) trouble(a, `"${a.textContent.slice(0, 40)}" leaves the drawing`); }); }
});
