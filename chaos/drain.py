"""One drain with the points armed: `python -m chaos.drain`."""

import django

if __name__ == "__main__":
    django.setup()

    from django.core.management import call_command

    from chaos.hooks import arm

    arm()
    call_command("spool_drain")
