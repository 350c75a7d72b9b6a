"""The audit tables, and the triggers that refuse to change, delete or truncate what is in them."""

from django.db import migrations

ROOT = "00" * 32

POSTGRESQL = (
    """
    CREATE TABLE contact_auditevent (
        seq bigint PRIMARY KEY CONSTRAINT auditevent_seq_positive CHECK (seq >= 1),
        at timestamp with time zone NOT NULL,
        actor varchar(64) NOT NULL,
        action varchar(64) NOT NULL,
        object_id varchar(64) NOT NULL,
        detail jsonb NOT NULL,
        prev bytea NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT auditevent_links_whole CHECK (length(prev) = 32 AND length(hash) = 32)
    )
    """,
    "CREATE INDEX contact_auditevent_object_id ON contact_auditevent (object_id, seq)",
    """
    CREATE TABLE contact_audithead (
        id smallint PRIMARY KEY CONSTRAINT audithead_one_row CHECK (id = 1),
        seq bigint NOT NULL,
        hash bytea NOT NULL CONSTRAINT audithead_link_whole CHECK (length(hash) = 32)
    )
    """,
    f"INSERT INTO contact_audithead (id, seq, hash) VALUES (1, 0, decode('{ROOT}', 'hex'))",
    """
    CREATE FUNCTION contact_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = '42501'; END $$
    """,
    """
    CREATE TRIGGER contact_auditevent_no_change BEFORE UPDATE OR DELETE ON contact_auditevent
    FOR EACH ROW EXECUTE FUNCTION contact_audit_refuse()
    """,
    """
    CREATE TRIGGER contact_auditevent_no_truncate BEFORE TRUNCATE ON contact_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION contact_audit_refuse()
    """,
    """
    CREATE TRIGGER contact_audithead_no_delete BEFORE DELETE ON contact_audithead
    FOR EACH ROW EXECUTE FUNCTION contact_audit_refuse()
    """,
    """
    CREATE TRIGGER contact_audithead_no_truncate BEFORE TRUNCATE ON contact_audithead
    FOR EACH STATEMENT EXECUTE FUNCTION contact_audit_refuse()
    """,
)

SQLITE = (
    """
    CREATE TABLE contact_auditevent (
        seq bigint NOT NULL PRIMARY KEY CONSTRAINT auditevent_seq_positive CHECK (seq >= 1),
        at datetime NOT NULL,
        actor varchar(64) NOT NULL,
        action varchar(64) NOT NULL,
        object_id varchar(64) NOT NULL,
        detail text NOT NULL CONSTRAINT auditevent_detail_json CHECK (json_valid(detail)),
        prev BLOB NOT NULL,
        hash BLOB NOT NULL,
        CONSTRAINT auditevent_links_whole CHECK (length(prev) = 32 AND length(hash) = 32)
    )
    """,
    "CREATE INDEX contact_auditevent_object_id ON contact_auditevent (object_id, seq)",
    """
    CREATE TABLE contact_audithead (
        id smallint NOT NULL PRIMARY KEY CONSTRAINT audithead_one_row CHECK (id = 1),
        seq bigint NOT NULL,
        hash BLOB NOT NULL CONSTRAINT audithead_link_whole CHECK (length(hash) = 32)
    )
    """,
    f"INSERT INTO contact_audithead (id, seq, hash) VALUES (1, 0, x'{ROOT}')",
    """
    CREATE TRIGGER contact_auditevent_no_update BEFORE UPDATE ON contact_auditevent
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
    """,
    """
    CREATE TRIGGER contact_auditevent_no_delete BEFORE DELETE ON contact_auditevent
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
    """,
    # INSERT OR REPLACE deletes without a delete trigger unless recursive triggers are on.
    """
    CREATE TRIGGER contact_auditevent_no_replace BEFORE INSERT ON contact_auditevent
    WHEN EXISTS (SELECT 1 FROM contact_auditevent WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
    """,
    """
    CREATE TRIGGER contact_audithead_no_delete BEFORE DELETE ON contact_audithead
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
    """,
)

STATEMENTS = {"postgresql": POSTGRESQL, "sqlite": SQLITE}


def make_tables(apps, schema_editor):
    """Run the statements of the database at hand."""
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_tables(apps, schema_editor):
    """Take the tables away again, with everything in them; only a developer goes back this far."""
    schema_editor.execute("DROP TABLE contact_auditevent")
    schema_editor.execute("DROP TABLE contact_audithead")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION contact_audit_refuse()")


class Migration(migrations.Migration):
    """Makes the append-only audit."""

    dependencies = [("contact", "0001_inquiries")]

    operations = [migrations.RunPython(make_tables, drop_tables)]
