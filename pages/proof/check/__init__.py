"""Checks from outside what a website does with its visitors. It needs Python 3.11 or newer, and nothing else.

    python3 privacy_check.py https://www.example.org

It reads the pages as any visitor can, follows the links that stay on the site, and looks for cookies, for anything
that would be loaded from or sent to somebody else, and for a policy that would let it in. It sends no form, runs no
script and keeps nothing. With --browser it also opens each page in Chromium, if Playwright is installed.

It ends with 0 when it found nothing, 1 when it found something, 2 when the site could not be read.
"""
