"""Messages are read with their main headers; attachments are named and left alone."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from colombage.files.types import MediaType, WarningCode
from tests.unit.files.reading import read


def message(text: str | None = "Bonjour,\n\nLa réunion est déplacée à jeudi.\n") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Réunion qualité"
    made["From"] = "Léa Martin <lea.martin@exemple.fr>"
    made["To"] = "qualite@exemple.fr"
    made["Date"] = "Thu, 12 Mar 2026 14:30:00 +0100"
    if text is not None:
        made.set_content(text)
    return made


def test_a_message_begins_with_its_subject_and_who_wrote_when() -> None:
    assert read(message().as_bytes(), MediaType.EML).lines == [
        "h1: Réunion qualité",
        "row: De | Léa Martin <lea.martin@exemple.fr>",
        "row: À | qualite@exemple.fr",
        "row: Date | 12/03/2026 14:30",
        "p: Bonjour,",
        "p: La réunion est déplacée à jeudi.",
    ]


def test_the_plain_text_is_preferred_to_the_page() -> None:
    made = message("Texte simple.")
    made.add_alternative("<p>Page</p>", subtype="html")
    assert read(made.as_bytes(), MediaType.EML).lines[-1] == "p: Texte simple."


def test_a_message_that_is_a_page_is_read_as_one() -> None:
    made = message(None)
    made.set_content(
        '<p>Vu.</p><p style="display:none">secret</p><img src="http://127.0.0.1:9/spy.gif">', subtype="html"
    )
    found = read(made.as_bytes(), MediaType.EML)
    assert found.lines[-1] == "p: Vu."
    assert found.warnings == {WarningCode.HIDDEN_LINES: 1, WarningCode.REMOTE_CONTENT: 1}


def test_attachments_are_named_safely_counted_and_not_read() -> None:
    made = message()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="compte rendu.pdf")
    made.add_attachment("secret", filename="../../etc/pass\u202ewd.txt")
    made.add_attachment(message("Transféré"))
    found = read(made.as_bytes(), MediaType.EML)
    row = next(line for line in found.lines if "Pièces jointes" in line)
    assert row == "row: Pièces jointes | compte rendu.pdf, passwd.txt, pièce jointe"
    assert "secret" not in found.text
    assert "Transféré" not in found.text
    assert found.warnings == {WarningCode.ATTACHMENTS_LEFT_OUT: 3}


def test_a_picture_of_the_signature_is_no_attachment() -> None:
    made = message()
    made.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    assert read(made.as_bytes(), MediaType.EML).warnings == {WarningCode.PICTURES_LEFT_OUT: 1}


@pytest.mark.parametrize("charset", ["iso-8859-15", "windows-1252", "unknown-8bit", "x-nothing"])
def test_bodies_are_read_in_their_encoding_or_as_they_look(charset: str) -> None:
    content = (
        "From: a@exemple.fr\nSubject: =?utf-8?q?=C3=89t=C3=A9?=\n"
        f"Content-Type: text/plain; charset={charset}\n"
        "Content-Transfer-Encoding: 8bit\n\nL'hôpital est fermé.\n"
    ).encode("cp1252")
    assert read(content, MediaType.EML).lines == [
        "h1: Été",
        "row: De | a@exemple.fr",
        "p: L'hôpital est fermé.",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "From: \x00<",
        "To: " + "(" * 500,
        "Date: jamais",
        "Subject: =?utf-8?q?",
        "Content-Type: multipart/mixed",
    ],
)
def test_malformed_headers_do_not_hide_the_body(header: str) -> None:
    content = f"Subject: Sujet\n{header}\nX-A: b\n\nLe corps du message.\n".encode()
    assert "Le corps du message." in read(content, MediaType.EML).text


def test_messages_within_messages_without_end_are_bounded() -> None:
    depth = 300
    opened = "".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(depth)
    )
    content = f"From: a@exemple.fr\nSubject: Poupées\n{opened}Content-Type: text/plain\n\nau fond\n".encode()
    assert read(content, MediaType.EML).lines == ["h1: Poupées", "row: De | a@exemple.fr"]
