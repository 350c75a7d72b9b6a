"""What a sent form leads to says nothing in a tab, a history or a shared link of what it is about or whose it is."""

from bs4 import BeautifulSoup

from pages.discreet import telling_words


def test_no_page_that_a_sent_form_leads_to_tells_on_its_reader(reached: dict[str, str]) -> None:
    for name, html in reached.items():
        page = BeautifulSoup(html, "html.parser")
        brand = page.select_one(".header__brand")
        assert page.title is not None, name
        assert brand is not None, name
        title = page.title.get_text(strip=True)
        assert title, name
        assert not telling_words(title), f"{name}: {title}"
        assert not [word for word in brand.get_text().split() if word.lower() in title.lower()], f"{name}: {title}"
        icons = [str(link["href"]) for link in page.select("link[rel~=icon], link[rel=apple-touch-icon]")]
        assert icons == ["/static/img/icons/sheet.svg"], name
        assert not page.select("link[rel=manifest], meta[name=theme-color], meta[property^='og:']"), name
