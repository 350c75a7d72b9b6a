"""Films and documents: nobody is shut out, nothing starts or loads by itself, and what one gets is said before."""

from typing import Any

import pytest
from django.test import Client
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

from pages.blocks.files import DownloadBlock, VideoBlock
from pages.film import MAX_PIECE, piece_asked
from tests.factories import files
from tests.factories.bodies import block
from tests.pages.conftest import House
from tests.pages.test_figure import put
from tests.pages.test_queries import cold
from tests.pages.test_therapy import main_part

FILM = bytes(range(256)) * 8


def video(**values: Any) -> dict[str, Any]:
    """Return the raw form of a film."""
    film, captions = files.document(name="walk.mp4", content=FILM), files.document(name="walk.vtt", content=b"WEBVTT\n")
    given = {"title": "A walk", "length": "3 minutes", "film": film.pk, "captions": captions.pk, "language": "en"}
    return block("video", **{**given, "poster": None, "transcript": "<p>“Come in.”</p>", **values})


@pytest.mark.parametrize("missing", ["captions", "transcript", "film"])
def test_a_film_is_refused_without(db: None, missing: str) -> None:
    kind = VideoBlock()
    raw = {**video()["value"], missing: "" if missing == "transcript" else None}
    with pytest.raises(StructBlockValidationError) as error:
        kind.clean(kind.to_python(raw))
    assert list(error.value.block_errors) == [missing]


@pytest.mark.parametrize("field", ["film", "captions"])
def test_a_file_of_another_kind_is_refused(db: None, field: str) -> None:
    kind = VideoBlock()
    with pytest.raises(StructBlockValidationError) as error:
        kind.clean(kind.to_python(video(**{field: files.document().pk})["value"]))
    assert list(error.value.block_errors) == [field]


def test_a_film_never_starts_or_loads_by_itself_and_comes_from_here(client: Client, house: House) -> None:
    put(house.about, video())
    response = client.get(house.about.url)
    assert "media-src 'self'" in response.headers["Content-Security-Policy"]
    main = main_part(client, house.about.url)
    [film] = main.select("video")
    assert film["preload"] == "none"
    assert film.has_attr("controls")
    assert not film.has_attr("autoplay")
    assert [(track["kind"], track["srclang"]) for track in film.select("track")] == [("captions", "en")]
    assert all(str(tag["src"]).startswith("/documents/") for tag in film.select("[src]"))
    assert "“Come in.”" in main.select_one("details").get_text()  # type: ignore[union-attr]  # or the test fails


def test_without_its_captions_a_film_is_not_shown(client: Client, house: House) -> None:
    put(house.about, video())
    get_document_model().objects.filter(file__endswith=".vtt").delete()
    assert not main_part(client, house.about.url).select("video, .film")


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("bytes=0-1", range(2)),
        ("bytes=100-", range(100, 500)),
        ("bytes=-20", range(480, 500)),
        ("bytes=490-9999", range(490, 500)),
        ("bytes=500-", range(0)),
        ("bytes=9-3", range(0)),
        ("", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("pieces=0-1", None),
    ],
)
def test_a_range_is_read_as_the_standard_says(header: str, found: range | None) -> None:
    assert piece_asked(header, 500) == found


def test_one_answer_holds_no_more_than_a_piece() -> None:
    assert piece_asked("bytes=5-", 10 * MAX_PIECE) == range(5, 5 + MAX_PIECE)


def test_a_film_is_served_in_pieces_and_a_private_one_to_nobody(client: Client, db: None) -> None:
    film = files.document(name="walk.mp4", content=FILM)
    piece = client.get(film.url, headers={"Range": "bytes=10-19"})
    assert (piece.status_code, piece.content) == (206, FILM[10:20])
    assert piece.headers["Content-Range"] == f"bytes 10-19/{len(FILM)}"
    assert piece.headers["Content-Type"] == "video/mp4"
    assert piece.headers["Content-Security-Policy"] == "default-src 'none'"
    assert client.get(film.url, headers={"Range": f"bytes={len(FILM)}-"}).status_code == 416
    assert b"".join(client.get(film.url)) == FILM
    CollectionViewRestriction.objects.create(collection=film.collection, restriction_type="login")
    assert client.get(film.url, headers={"Range": "bytes=10-19"}).status_code == 302


@pytest.mark.parametrize(("size", "said"), [(None, ""), (40, "1 kB"), (120_400, "120 kB"), (2_340_000, "2.3 MB")])
def test_a_document_says_what_it_is_before_it_is_loaded(db: None, size: int | None, said: str) -> None:
    document = files.document()
    document.file_size = size
    kind = DownloadBlock()
    given = {"title": "What to bring", "document": document, "language": "es", "text": ""}
    html = str(kind.render(kind.normalize(given)))
    assert f"PDF{', ' if said else ''}{said}, in Spanish" in html
    assert 'hreflang="es"' in html


def test_a_deleted_document_leaves_no_gap(client: Client, house: House) -> None:
    put(house.about, block("download", title="Gone", text="", document=files.document().pk, language="en"))
    get_document_model().objects.all().delete()
    assert not main_part(client, house.about.url).select(".flow--download")


def test_documents_cost_one_query_however_many_there_are(client: Client, house: House) -> None:
    url = house.about.url
    put(house.about, block("heading", text="Alone"))
    without = len(cold(client, url))
    put(house.about, video(), video())
    assert len(cold(client, url)) == without + 1
