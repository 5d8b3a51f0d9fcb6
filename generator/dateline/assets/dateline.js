// Filters, "copy link", and where the reader is: nothing that a page needs to be read. Material's
// instant loading replaces the page without loading this again, so all is bound anew for each page.
(() => {
  const all = (part, choice) => [...part.querySelectorAll(choice)];

  const filter = (page, form) => {
    const boxes = all(form, "input");
    const facets = all(form, "fieldset").map((set) => all(set, "input"));
    // The first and the last heading that is shown, in the order of the page.
    const ends = all(form, "select");
    const times = [...(ends[0] || [])].map((option) => option.value);
    const told = form.querySelector(".dl-shown");
    const go = form.querySelector(".dl-go");
    const picked = go.nextElementSibling;
    const [choices, ...groups] = all(form, "details");
    const number = (n) => n.toLocaleString(page.lang);
    let events, rows, sets, timer;

    // One of what is chosen in a facet, in every facet in which something is.
    const apply = (remember) => {
      // Nothing of this is done before a reader asks for it.
      if (!sets) {
        events = all(page, ".dl-event");
        rows = all(page, ".dl-group, .dl-event");
        sets = events.map((event) => event.dataset.f.split(" "));
      }
      const chosen = facets.map((set) => set.filter((box) => box.checked).map((box) => box.name));
      // What is between the two ends, whichever of them is the earlier.
      const span = times.filter((_, i) => (i - ends[0].selectedIndex) * (i - ends[1].selectedIndex) < 1);
      if (span.length < times.length) chosen.push(span);
      const fits = (own, but) =>
        chosen.every((names, i) => i === but || !names[0] || names.some((name) => own.includes(name)));
      const shown = new Set(events.filter((_, i) => fits(sets[i])));
      const asked = chosen.some((names) => names[0]);
      page.classList.toggle("dl-some", asked);
      page.classList.toggle("dl-skim", !!form.skim?.checked);
      let group;
      rows.forEach((row) => {
        if (row.matches(".dl-group")) (group = row).hidden = true;
        else if (!(row.hidden = !shown.has(row))) group.hidden = false;
      });
      all(page, "[data-n]").forEach((mark) =>
        mark.classList.toggle("dl-off", events[mark.dataset.n]?.hidden));
      // What each choice would show beside those in other facets.
      facets.forEach((set, i) => {
        const rest = sets.filter((own) => fits(own, i));
        set.forEach((box) => {
          const count = rest.filter((own) => own.includes(box.name)).length;
          box.nextElementSibling.lastChild.textContent = number(count);
          box.parentNode.classList.toggle("dl-none", !count);
        });
      });
      const on = boxes.filter((box) => box.checked);
      go.lastChild.textContent = number(shown.size);
      go.hidden = !shown.size;
      // Each of what is chosen, to be taken away.
      picked.textContent = "";
      on.forEach((box) => {
        const away = document.createElement("button");
        away.textContent = `× ${box.nextElementSibling.firstChild.data}`;
        away.onclick = () => {
          box.click();
          picked.nextElementSibling.focus();
        };
        picked.append(away);
      });
      // Told once the reader pauses, so that screen readers are not interrupted.
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { text, none } = told.dataset;
        told.textContent = asked
          ? text.replace("{shown}", number(shown.size)).replace("{total}", number(events.length))
          : "";
        if (go.hidden) told.append(` ${none}`);
      }, 150);
      if (!remember) return;
      const names = on.map((box) => box.name);
      if (chosen[facets.length]) names.push(span[0], span.at(-1));
      const url = new URL(location);
      url.search = names[0] ? `show=${names.join(" ")}` : "";
      history.replaceState(history.state, "", url);
    };

    form.onchange = () => apply(true);
    form.onreset = () => void setTimeout(form.onchange);
    go.onclick = () => void (choices.open = false);
    // A wide screen has room for the choices of all groups; a phone has it for those of the first,
    // if these begin at its top.
    const wide = innerWidth > 719;
    groups.forEach((group, i) => (group.open = wide || !i));
    choices.ontoggle = () => wide || (choices.open && choices.scrollIntoView());
    // One stop for the Tab key in each group; arrow keys go from chip to chip.
    facets.forEach((set) => set.forEach((box, i, chips) => {
      box.tabIndex = i ? -1 : 0;
      box.onkeydown = (event) => {
        const step = { Right: 1, Down: 1, Left: -1, Up: -1 }[event.key.slice(5)];
        if (!step) return;
        const next = chips.at((i + step) % chips.length);
        box.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
        return false;
      };
    }));
    const wanted = (new URL(location).searchParams.get("show") || "").split(" ");
    boxes.forEach((box) => (box.checked = wanted.includes(box.name)));
    const span = times.filter((time) => wanted.includes(time));
    ends.forEach((end, i) => (end.value = span.at(-i) || end.value));
    if (span[0] || form.querySelector("input:checked")) {
      choices.open = wide;
      groups.forEach((group) => (group.open ||= group.querySelector(":checked")));
      apply(false);
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

  // A permanent link also copies its address, and stays on the page.
  const copy = (page) => (page.onclick = (event) => {
    const link = event.target.closest(".dl-foot a");
    const own = /\/e\/([^/]+)\/(index\.html)?$/.exec(link);
    if (!own || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    navigator.clipboard.writeText(link.href.replace("index.html", "")).then(() => {
      link.textContent = page.dataset.copied;
      location.hash = decodeURIComponent(own[1]);
    }, () => location.assign(link.href));
    return false;
  });

  // The mark of the strip at which the reader is.
  const follow = (page) => {
    const marks = all(page, "[data-n]");
    const events = all(page, ".dl-event");
    const seen = new IntersectionObserver((entries) => {
      const here = entries.find((entry) => entry.isIntersecting);
      const own = here && marks.filter((mark) => events[mark.dataset.n] === here.target);
      if (own?.[0]) marks.forEach((mark) => mark.classList.toggle("dl-here", own.includes(mark)));
    }, { rootMargin: "-20% 0px -70%" });
    if (marks[0]) events.forEach((event) => seen.observe(event));
  };

  const start = () => {
    // Where the reader is among many periods or letters, in browsers that do not see to it by themselves.
    document.querySelector(".dl-periods [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    const page = document.querySelector(".dl[data-copied]");
    if (!page || page.ready) return;
    page.ready = true;
    const form = page.querySelector(".dl-filters");
    if (form) filter(page, form);
    copy(page);
    // In a task of its own, since nobody waits for it.
    setTimeout(() => follow(page));
  };
  window.document$?.subscribe(start) || start();
})();
