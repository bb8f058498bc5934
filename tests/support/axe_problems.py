"""What is wrong with a page for people who see, hear or move otherwise: axe, at two widths."""

from axe_playwright_python.sync_playwright import Axe

LARGE = {"width": 1440, "height": 900}
SMALL = {"width": 390, "height": 844}


def problems(page):
    """What axe finds at either width, and whether the page is wider than the screen."""
    found = []
    for size in (LARGE, SMALL):
        page.set_viewport_size(size)
        results = Axe().run(page, options={"resultTypes": ["violations"]}).response
        found += [
            (each["id"], each["nodes"][0]["target"], size["width"])
            for each in results["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(("scrolls sideways", size["width"]))
    return found
