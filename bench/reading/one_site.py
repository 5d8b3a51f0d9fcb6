"""Time each page of a site that is built, as shipped, beside goals 6 and 7.

    python -m bench.reading.one_site site [--runs 3] [--page chronicle/people/ ...]

For a site of one's own, or a large collection: prints a row for each page, with how many
events it shows, and whether it keeps within a third of the goals. A benchmark, never a test.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from bench.reading.goals import kilobytes
from bench.reading.goals_of_speed import LEEWAY, within
from bench.reading.loading import DESKTOP, PHONE, Loaded, Wanted, load, middle, open_browser
from bench.reading.own_site import EVENT, count_events
from bench.reading.serving import serve

HEAD = """| page | events | KB | paint, blocking, last event: desktop | phone | kept |
| --- | ---: | ---: | ---: | ---: | --- |"""


def find_pages(site: Path) -> Iterator[tuple[str, int]]:
    """Address below the site's root of each page, and how many events it shows."""
    for page in sorted(site.rglob("*.html")):
        address = page.relative_to(site).as_posix().removesuffix("index.html")
        # Neither a frame for other sites nor the light pages have the theme.
        if page.name != "404.html" and not {"embed", "e"} & {*address.split("/")}:
            yield address, count_events(page)


def as_row(address: str, events: int, loads: dict[str, Loaded]) -> str:
    """One page's row of the table."""
    times = " | ".join(
        f"{each.paint:,.0f}, {each.blocking:,.0f}, {each.last:,.0f} ms" for each in loads.values()
    )
    kept = all(within(each, device, LEEWAY) for device, each in loads.items())
    size = kilobytes(loads["desktop"].size)
    return f"| {address} | {events} | {size} | {times} | {'yes' if kept else 'no'} |"


def main() -> None:
    """Time the pages of the site that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="loads of each page (default 3)")
    parser.add_argument("--page", nargs="*", help="addresses of pages (default: all of them)")
    wanted = parser.parse_args()
    print(HEAD)
    with serve({"site": wanted.site}) as served, open_browser() as browser:
        for address, events in find_pages(wanted.site):
            if wanted.page and address not in wanted.page:
                continue
            url = served.url("site", address)
            # Where there is no event, the page's foot is the last to come.
            sought = Wanted(EVENT, events, ()) if events else Wanted("md-footer", 1, ())
            loads = {
                device.name: middle(
                    [load(browser, served, url, device, sought) for _ in range(wanted.runs)]
                )
                for device in (DESKTOP, PHONE)
            }
            print(as_row(address, events, loads), flush=True)


if __name__ == "__main__":
    main()
