"""Catalogues of translations: found, written and compiled here, without any system tool.

`python -m config.catalogues` brings every catalogue of `locale/` up to date. Not used by the running site.
"""
