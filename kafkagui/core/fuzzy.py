"""Finds texts by a few of their letters: the best first, fast enough for every keystroke over ten thousand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

EXACT: Final = 1_000
PREFIX: Final = 900
WORD: Final = 700
INSIDE: Final = 500
SCATTERED: Final = 200
"""Scores of the ways in which a text can hold what is searched; within one, shorter and earlier is better."""

_MOST_OFF: Final = 99
_MOST_KEPT: Final = 32
"""So many results of a finder are kept for when letters are added or taken back."""
_WORD_START: Final = 12
_NEIGHBOUR: Final = 6
_SEPARATORS: Final = frozenset(" .-_/:·([“")


def score(words: Sequence[str], text: str, lowered: str) -> int:
    """How well a text holds all of the words, each somewhere: 0 where it does not, else the more the better.

    Args:
        words: what is searched, in lower case.
        text: where; it tells the starts of words in camel case.
        lowered: the same in lower case.
    """
    total = 0
    for word in words:
        found = _score_of(word, text, lowered)
        if not found:
            return 0
        total += found
    return total // len(words) if words else 1


def _score_of(word: str, text: str, lowered: str) -> int:
    at = lowered.find(word)
    if at < 0:
        return _scattered(word, text, lowered)
    off = min(len(lowered) - len(word), _MOST_OFF)
    if at == 0:
        return PREFIX - off if off else EXACT
    # Not a call for each: this runs over ten thousand texts between a key and what it shows.
    while text[at - 1] not in _SEPARATORS and not (text[at].isupper() and text[at - 1].islower()):
        at = lowered.find(word, at + 1)
        if at < 0:
            return INSIDE - off
    return WORD - off


def _scattered(word: str, text: str, lowered: str) -> int:
    """The score of letters that follow in order with others between, e.g. ``ois`` in ``orders-in-stock``.

    Half of them must start a word or follow each other: letters that are just somewhere are in every long text.
    """
    places = _places(word, text, lowered)
    bonus = anchored = 0
    before = -2
    for place in places:
        gain = _NEIGHBOUR if place == before + 1 else _WORD_START if _starts_word(text, place) else 0
        anchored += bool(gain)
        bonus += gain
        before = place
    if not places or anchored * 2 < len(places):
        return 0
    span = places[-1] - places[0] + 1 - len(word)
    return max(1, SCATTERED + bonus - min(span, _MOST_OFF))


def _places(word: str, text: str, lowered: str) -> list[int]:
    """Where the letters stand: each as a word's start if it can be without losing a later one, else the next."""
    places: list[int] = []
    at = 0
    for number, letter in enumerate(word):
        first = lowered.find(letter, at)
        if first < 0:
            return []
        place = first
        while place >= 0 and not _starts_word(text, place) and place != at:
            place = lowered.find(letter, place + 1)
        if place < 0 or not _holds(word[number + 1 :], lowered, place + 1):
            place = first
        places.append(place)
        at = place + 1
    return places


def _holds(letters: str, lowered: str, at: int) -> bool:
    for letter in letters:
        at = lowered.find(letter, at) + 1
        if not at:
            return False
    return True


def _starts_word(text: str, at: int) -> bool:
    return not at or text[at - 1] in _SEPARATORS or (text[at].isupper() and text[at - 1].islower())


def marked(words: Sequence[str], text: str) -> frozenset[int]:
    """The places in the text whose letters were searched for, to be set off where it is shown."""
    lowered = text.lower()
    places: set[int] = set()
    for word in words:
        starts = [at for at in range(len(lowered)) if lowered.startswith(word, at)]
        at = next((start for start in starts if _starts_word(text, start)), starts[0] if starts else -1)
        places.update(range(at, at + len(word)) if at >= 0 else _places(word, text, lowered))
    return frozenset(places)


class Finder:
    """Searches the same texts again and again; a search that goes on from an earlier one looks through its hits only.

    Args:
        texts: what is searched.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._lowered = [text.lower() for text in texts]
        self._found: dict[tuple[str, ...], list[tuple[int, int]]] = {}

    def search(self, query: str) -> list[tuple[int, int]]:
        """(score, index) of every text that holds all words of ``query``, the best first, then as they stand."""
        words = tuple(query.lower().split())
        if words not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.pop(next(iter(self._found)))
            self._found[words] = self._look(words)
        return self._found[words]

    def _look(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        if not words:
            return [(1, at) for at in range(len(self._texts))]
        texts, lowered = self._texts, self._lowered
        found = [(hit, -at) for at in self.among(words) if (hit := score(words, texts[at], lowered[at]))]
        found.sort(reverse=True)
        return [(hit, -at) for hit, at in found]

    def among(self, words: tuple[str, ...]) -> Sequence[int]:
        """Which texts can hold the words: all, or the fewest that an earlier search left."""
        earlier = [found for before, found in self._found.items() if before and _goes_on(before, words)]
        return [at for _, at in min(earlier, key=len)] if earlier else range(len(self._texts))


def _goes_on(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Whether whatever holds the words now held those before: each only became longer, or was added."""
    return len(now) >= len(before) and all(new.startswith(old) for old, new in zip(before, now, strict=False))
