"""The whole public site as files that anyone can carry, host, open offline and check against the publisher's word.

`addresses` says what there is, `digests` when it must be written anew, `files` what its files are called, `pages` how
links lead from file to file, `tree` how a folder is replaced at one stroke, `manifest` and `signing` how a copy is
checked. What answers an address is handed in: this package knows no view.
"""
