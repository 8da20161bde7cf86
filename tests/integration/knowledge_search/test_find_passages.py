"""What a search finds, on a real PostgreSQL: by words, by sense, by code, and never beyond rights."""

from __future__ import annotations

from datetime import date, timedelta

from colombage.files.types import MediaType
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.database import Database
from colombage.knowledge.actions.find_passages import FindPassages
from colombage.knowledge.types.passages import SearchFilters
from colombage.policy.types import DataClass
from tests.conftest import MigratedCluster, make_actor
from tests.integration.knowledge_search.shelves import WordEmbedder, lay_base, lay_document

PICC = "Le pansement du cathéter PICC est refait tous les sept jours par l'infirmière."
FALLS = "Après une chute, le patient est examiné avant d'être relevé."
PURCHASES = "Un achat de plus de 40 000 euros passe par un marché public, formulaire FOR-023."


async def test_words_and_sense_bring_the_passage_with_where_it_stands(
    database: Database, cluster: MigratedCluster, find_passages: FindPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster, name="Soins", data_class="personal")
    shelf = await lay_document(
        database, base, [FALLS, PICC, PURCHASES], approved=True, review_on=date(2020, 1, 1), heading="Abords"
    )
    finding = await find_passages(
        actor, "Quand refaire le pansement d'un PICC ?", [base], DataClass.INTERNAL, 5
    )
    first = finding.passages[0]
    assert first.id == f"{shelf.version_id}.2"
    assert (first.document_id, first.base_id, first.base_name) == (shelf.document_id, base, "Soins")
    assert (first.page, first.heading_path, first.approved) == (2, ("Abords",), True)
    assert first.review_on == date(2020, 1, 1)
    assert finding.by_sense
    assert finding.highest_class is DataClass.PERSONAL


async def test_a_code_finds_its_passage_first(
    database: Database, cluster: MigratedCluster, find_passages: FindPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster)
    others = [f"Le formulaire numéro {number} sert aux achats publics du marché." for number in range(40)]
    await lay_document(database, base, [*others, PURCHASES])
    finding = await find_passages(actor, "formulaire marché achats FOR 23", [base], DataClass.INTERNAL, 3)
    assert finding.passages[0].text == PURCHASES
    assert finding.relevant


async def test_a_base_that_the_person_does_not_read_is_as_good_as_absent(
    database: Database, cluster: MigratedCluster, find_passages: FindPassages, actor: Actor
) -> None:
    closed = await lay_base(database, cluster, readers=["profession:doctor"])
    own = await lay_base(database, cluster, person_id=new_id())
    await lay_document(database, closed, [PICC])
    await lay_document(database, own, [PICC])
    for bases in ([closed, own], [closed], [own]):
        finding = await find_passages(actor, "pansement PICC", bases, DataClass.INTERNAL, 5)
        assert finding.passages == ()
        assert not finding.relevant
        assert finding.highest_class is DataClass.PUBLIC


async def test_without_bases_named_all_that_the_person_reads_is_searched(
    database: Database, cluster: MigratedCluster, find_passages: FindPassages
) -> None:
    reader = make_actor()
    principal = f"person:{reader.person_id}"
    mine = [await lay_base(database, cluster, readers=[principal]) for _ in range(2)]
    await lay_document(database, await lay_base(database, cluster, readers=["person:x"]), ["Zythologie rare"])
    for base in mine:
        await lay_document(database, base, [f"Zythologie de {base}"])
    finding = await find_passages(reader, "zythologie", [], DataClass.INTERNAL, 10)
    assert {passage.base_id for passage in finding.passages if "Zythologie" in passage.text} == set(mine)


async def test_filters_narrow_both_channels(
    database: Database, cluster: MigratedCluster, find_passages: FindPassages, actor: Actor
) -> None:
    place = new_id()
    base = await lay_base(database, cluster, establishment_id=place)
    old = await lay_document(database, base, [PICC], days_old=400)
    sheet = await lay_document(
        database,
        base,
        ["Le pansement PICC se commande à la pharmacie avant midi."],
        media_type=MediaType.XLSX.value,
    )
    elsewhere = await lay_base(database, cluster)
    await lay_document(database, elsewhere, [PICC])

    async def versions(filters: SearchFilters) -> set[object]:
        finding = await find_passages(
            actor, "pansement PICC", [base, elsewhere], DataClass.INTERNAL, 9, filters
        )
        return {passage.version_id for passage in finding.passages}

    today = utc_now().date()
    assert await versions(SearchFilters(establishment_id=place)) == {old.version_id, sheet.version_id}
    by_type = SearchFilters(place, (MediaType.XLSX,))
    assert await versions(by_type) == {sheet.version_id}
    assert await versions(SearchFilters(place, since=today - timedelta(days=30))) == {sheet.version_id}
    assert await versions(SearchFilters(place, until=today - timedelta(days=30))) == {old.version_id}


async def test_passages_without_vectors_are_found_by_their_words(
    database: Database, cluster: MigratedCluster, find_passages: FindPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster)
    await lay_document(database, base, [FALLS, PICC], vectors=False)
    finding = await find_passages(actor, "Pansements de cathéters", [base], DataClass.INTERNAL, 5)
    assert finding.passages[0].text == PICC
    assert not finding.by_sense, "a reader is not told of a search that did not take place"


async def test_words_serve_alone_while_the_embedding_model_is_away(
    database: Database,
    cluster: MigratedCluster,
    find_passages: FindPassages,
    embedder: WordEmbedder,
    actor: Actor,
) -> None:
    base = await lay_base(database, cluster)
    await lay_document(database, base, [FALLS, PICC])
    embedder.away = True
    finding = await find_passages(actor, "pansement PICC", [base], DataClass.INTERNAL, 5)
    assert finding.passages[0].text == PICC
    assert not finding.by_sense


async def test_strange_questions_find_nothing_and_break_nothing(
    database: Database, cluster: MigratedCluster, find_passages: FindPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster)
    await lay_document(database, base, [PICC])
    for question in (
        "",
        "   ",
        "?!",
        "' | & ! : * \\ \"",
        "le la les",
        "x" * 100_000,
        "漢" * 2_000,
        "Ab1" * 600,
        "œ\u200b\ud7ff",
        "\x00a",
    ):
        await find_passages(actor, question, [base], DataClass.INTERNAL, 5)
