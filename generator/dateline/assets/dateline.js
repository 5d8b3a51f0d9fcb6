// Filters and "copy link": nothing that a page needs to be read. Material's
// instant loading replaces the page without loading this again, so all is bound anew for each page.
(() => {
  const all = (part, choice) => [...part.querySelectorAll(choice)];

  const filter = (page, form) => {
    const boxes = all(form, "input");
    const facets = all(form, "fieldset").map((set) => all(set, "input"));
    // The first and the last heading that is shown, in the order of the page.
    const ends = all(form, "select");
    const times = [...(ends[0] || [])].map((one) => one.value);
    const [told, go, picked, clear] = form.lastElementChild.children;
    const [choices, ...groups] = all(form, "details");
    const on = (set) => set.filter((box) => box.checked).map((box) => box.name);
    const number = (n) => n.toLocaleString(page.lang);

    // One of what is chosen in a facet, in every facet in which something is.
    const apply = () => {
      const events = all(page, ".dl-event");
      const sets = events.map((event) => event.dataset.f.split(" "));
      const names = on(boxes);
      const chosen = facets.map(on);
      // What is between the two ends, whichever of them is the earlier.
      const span = times.filter((_, i) => (i - ends[0].selectedIndex) * (i - ends[1].selectedIndex) < 1);
      if (span.length < times.length) {
        chosen.push(span);
        names.push(span[0], span.at(-1));
      }
      const fits = (own, but) =>
        chosen.every((some, i) => i == but || !some[0] || some.some((one) => own.includes(one)));
      const shown = new Set(events.filter((_, i) => fits(sets[i])));
      page.classList.toggle("dl-some", chosen.some((some) => some[0]));
      let group;
      all(page, ".dl-group, .dl-event").forEach((row) => {
        row.hidden = !shown.has(row);
        if (row.matches(".dl-group")) group = row;
        else if (!row.hidden) group.hidden = false;
      });
      all(page, "[data-n]").forEach((mark) =>
        mark.classList.toggle("dl-off", events[mark.dataset.n]?.hidden));
      // What each choice would show beside those in other facets.
      facets.forEach((set, i) => set.forEach((box) => {
        const count = sets.filter((own) => fits(own, i) && own.includes(box.name)).length;
        box.nextElementSibling.lastChild.textContent = number(count);
        box.parentNode.classList.toggle("dl-none", !count);
      }));
      go.hidden = !shown.size;
      told.querySelector("b").textContent = go.lastChild.textContent = number(shown.size);
      // Each of what is chosen, to be taken away.
      picked.textContent = "";
      boxes.forEach((box) => {
        if (!box.checked) return;
        const away = document.createElement("button");
        away.textContent = `× ${box.nextElementSibling.firstChild.data}`;
        away.onclick = () => {
          box.click();
          clear.focus();
        };
        picked.append(away);
      });
      const url = new URL(location);
      url.search = names[0] ? `show=${names.join(" ")}` : "";
      history.replaceState(history.state, "", url);
    };

    form.onchange = apply;
    form.onreset = () => setTimeout(apply);
    go.onclick = () => { choices.open = false; };
    const wanted = (new URL(location).searchParams.get("show") || "").split(" ");
    boxes.forEach((box) => (box.checked = wanted.includes(box.name)));
    const span = times.filter((time) => wanted.includes(time));
    ends.forEach((end, i) => (end.value = span.at(-i) || end.value));
    // A wide screen has room for the choices of two groups; a phone has it for those of the first,
    // if these begin at its top.
    const wide = innerWidth > 719;
    groups.forEach((group, i) => (group.open = i <= wide || group.querySelector(":checked")));
    choices.ontoggle = () => choices.open > wide && choices.scrollIntoView();
    // The Tab key stops at the first of each group; arrow keys go from chip to chip.
    facets.forEach((set) => set.forEach((box, i) => {
      box.tabIndex = i && -1;
      box.onkeydown = (event) => {
        const step = { Right: 1, Down: 1, Left: -1, Up: -1 }[event.key.slice(5)];
        if (step) set.at((i + step) % set.length).focus();
        return !step;
      };
    }));
    if (wanted[0]) {
      choices.open = wide;
      apply();
      // The browser may have gone to it while all events were there, or be about to; and again for
      // a few frames: events above it get their true heights only as they come near.
      const land = (frames) => {
        document.querySelector(":target")?.scrollIntoView();
        if (frames) requestAnimationFrame(() => land(frames - 1));
      };
      land();
      addEventListener("load", () => land(5));
    }
  };

  const start = () => {
    // Where the reader is among many periods or letters, in browsers that do not see to it by themselves.
    document.querySelector(".dl-periods [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    const page = document.querySelector(".dl[data-copied]");
    if (!page || page.onclick) return;
    // A permanent link also copies its address, and stays on the page.
    page.onclick = (event) => {
      const link = event.target.closest(".dl-foot a");
      const own = /.*\/e\/([^/]+)\/(?=(index.html)?$)/.exec(link);
      if (!own || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
      navigator.clipboard.writeText(own[0]).then(() => (link.textContent = page.dataset.copied));
      location.hash = own[1];
      return false;
    };
    const form = page.querySelector(".dl-filters");
    if (form) filter(page, form);
  };
  window.document$?.subscribe(start) || start();
})();
