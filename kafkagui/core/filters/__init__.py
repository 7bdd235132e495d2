"""Conditions on records: a line that a person writes, what it means, and what of it a whole batch can answer.

``parser.parse`` makes an expression of a line, ``predicate.predicate`` a function that tells whether a record has it,
``pushdown`` tells by a batch's bytes and header that none of its records can have it.
"""
