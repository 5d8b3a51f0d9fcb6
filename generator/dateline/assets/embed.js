// What the embed's address asks for: `?show=` tokens, `?from=` and `?to=` days, months or years, and
// `?begin=` an event, with as many after it as the frame has room for in whole.

(() => {
  const asked = new URLSearchParams(location.search);
  const tokens = (asked.get("show") || "").split(" ").filter(Boolean);
  const from = asked.get("from") || "", to = asked.get("to") || "";
  const first = document.getElementById(`e_${asked.get("begin")}`);
  if (!tokens.length && !from && !to && !first) return;
  const events = [...document.querySelectorAll("li.event")];
  const fits = ({ tokens: own, first: early, last }) =>
    tokens.every((token) => own.split(" ").includes(token)) &&
    last.slice(0, from.length) >= from && (!to || early.slice(0, to.length) <= to);
  const told = document.querySelector("[data-told]");
  const footer = document.querySelector("footer");
  const start = first ? events.indexOf(first) : 0;
  const chosen = events.slice(start).filter((event) => event === first || fits(event.dataset));

  const show = (shown) => {
    const kept = new Set(shown);
    for (const event of events) event.hidden = !kept.has(event);
    const counts = { shown: shown.length, total: events.length };
    const write = (_, name) => counts[name].toLocaleString(document.documentElement.lang);
    told.textContent = told.dataset.told.replace(/{(\w+)}/g, write);
  };
  const fill = () => {
    show(chosen);
    const room = innerHeight - footer.offsetHeight - scrollY;
    const ends = (event) => event.getBoundingClientRect().bottom;
    show(chosen.filter((event) => event === first || ends(event) <= room));
  };

  show(chosen);
  if (!first) return;
  document.body.classList.add("begun");
  fill();
  addEventListener("resize", fill);
})();
