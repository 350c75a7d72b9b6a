"""The body in the migrations: no block definitions, and nothing lost when a migration saves a row."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import RenameStreamChildrenOperation

from pages.models import HomePage, StandardPage
from tests.factories.bodies import block
from tests.pages.conftest import House


def test_the_migration_names_no_block() -> None:
    field = StandardPage._meta.get_field("body")
    assert field.deconstruct()[1:] == ("pages.fields.BodyField", [], {"blank": True})


def test_a_data_migration_that_saves_a_row_keeps_its_body(house: House) -> None:
    before = StandardPage.objects.get(pk=house.about.pk).body.get_prep_value()
    executor = MigrationExecutor(connection)
    historical = executor.loader.project_state(executor.loader.graph.leaf_nodes("pages")).apps
    row = historical.get_model("pages", "StandardPage").objects.get(pk=house.about.pk)
    row.lede = "Changed by a migration."
    row.save()
    after = StandardPage.objects.get(pk=house.about.pk)
    assert after.lede == "Changed by a migration."
    assert after.body.get_prep_value() == before


def test_wagtails_stream_migrations_work_on_it(house: House) -> None:
    HomePage.objects.filter(pk=house.home.pk).update(body=[block("heading", text="One")])
    executor = MigrationExecutor(connection)
    historical = executor.loader.project_state(executor.loader.graph.leaf_nodes("pages")).apps
    operation = MigrateStreamData(
        "pages", "HomePage", "body", [(RenameStreamChildrenOperation("heading", "callout"), "")]
    )
    with connection.schema_editor(atomic=False) if connection.vendor != "sqlite" else connection.cursor() as editor:
        operation.migrate_stream_data_forward(historical, editor)
    house.home.refresh_from_db()
    assert house.home.body.get_prep_value()[0]["type"] == "callout"
