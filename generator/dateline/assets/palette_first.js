// Stands behind the form that lists a site's palettes. On a first visit Material's script chooses
// one long after the page is painted; this chooses the same one in the same way, for the lines of
// Material that come next and set what is stored. Later that script sets it all once more, and
// each step has the style of the whole page worked out anew: of these, the notice of a switch that
// changes nothing is not passed on, and the page's scheme is told once the browser has time.
// Should Material do it in another way, nothing is held back and nothing is lost.
(() => {
  if (!__md_get("__palette")) {
    const all = [...document.querySelectorAll("[data-md-component=palette] input")];
    const fits = ({ dataset }) => matchMedia(dataset.mdColorMedia).matches;
    const index = Math.max(all.findIndex(fits), 0);
    const color = {};
    for (const key of ["media", "scheme", "primary", "accent"])
      color[key] = all[index].getAttribute(`data-md-color-${key}`);
    __md_set("__palette", { index, color });
  }
  const { body, head } = document;
  const { setAttribute } = body;
  const { appendChild } = head;
  body.setAttribute = (name, value) => {
    if (name === "data-md-color-switching") body.setAttribute = setAttribute;
    else setAttribute.call(body, name, value);
  };
  head.appendChild = (node) => {
    if (node.name !== "color-scheme") return appendChild.call(head, node);
    head.appendChild = appendChild;
    (window.requestIdleCallback || setTimeout)(() => head.append(node));
    return node;
  };
})();
