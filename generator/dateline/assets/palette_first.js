// Stands behind the form that lists a site's palettes. On a first visit Material's script chooses
// one long after the page is painted; this chooses the same one in the same way, for the lines of
// Material that come next and set what is stored. Later that script sets it all once more, and
// each step has the style of the whole page worked out anew: of these, the notice of a switch that
// changes nothing is not passed on, and the page's scheme is told once the page has come to rest.
// Should Material do it in another way, nothing is held back and nothing is lost.
(() => {
  const { body, head } = document;
  if (!__md_get("__palette")) {
    const all = [...document.querySelectorAll(".md-option")];
    const chosen = all.find((one) => matchMedia(one.dataset.mdColorMedia).matches) || all[0];
    const color = {};
    for (const key in chosen.dataset) color[key.slice(7).toLowerCase()] = chosen.dataset[key];
    __md_set("__palette", { index: all.indexOf(chosen), color });
  }
  body.setAttribute = (name, value) => {
    if (name.endsWith("switching")) delete body.setAttribute;
    else body.setAttributeNS(null, name, value);
  };
  head.appendChild = (node) => {
    if (node.name !== "color-scheme") head.append(node);
    else setTimeout(() => head.append(node), 999, delete head.appendChild);
    return node;
  };
})();
