// What the embed's address asks for: `?show=` tokens, `?from=` and `?to=` days, months or years.

(() => {
  const asked = new URLSearchParams(location.search);
  const tokens = (asked.get("show") || "").split(" ").filter(Boolean);
  const from = asked.get("from") || "", to = asked.get("to") || "";
  if (!tokens.length && !from && !to) return;
  const events = [...document.querySelectorAll("li.event")];
  const fits = ({ tokens: own, first, last }) =>
    tokens.every((token) => own.split(" ").includes(token)) &&
    last.slice(0, from.length) >= from && (!to || first.slice(0, to.length) <= to);
  const shown = events.filter((event) => !(event.hidden = !fits(event.dataset)));
  const told = document.querySelector("[data-told]");
  const counts = { shown: shown.length, total: events.length };
  const write = (_, name) => counts[name].toLocaleString(document.documentElement.lang);
  told.textContent = told.dataset.told.replace(/{(\w+)}/g, write);
})();
