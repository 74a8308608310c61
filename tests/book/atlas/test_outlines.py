"""Files of outlines."""

from __future__ import annotations

import json

import pytest

from factquiz.book.atlas.outlines import OutlineError, key, read
from tests.book.atlas.conftest import feature, square, world


def test_states_areas_and_what_lies_outside() -> None:
    """A feature is read with its kind and time; without geometry it is known, but not drawn."""
    features = {each.properties.name: each for each in read(world()).features}
    assert features["Far Isles"].polygons == ()
    assert len(features["East"].polygons) == 1
    harbour = features["Harbour"].properties
    assert (harbour.kind, harbour.of, str(harbour.during)) == ("area", "East", "1980-02/..")


def test_names_meet_without_their_article() -> None:
    """“the Far Isles” in a sentence is “Far Isles” on the map."""
    assert key("the Far Isles") == key("Far Isles")
    assert key("Theodora") == "theodora"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "the file: "),
        (json.dumps({"type": "FeatureCollection", "features": []}), "bbox"),
        (world(feature("Cloud", square(0, 0), "weather")), r"features\.8\.properties\.kind"),
        (world(feature("Then", square(0, 0), during="once")), r"features\.8\.properties\.during"),
        (world(feature("", square(0, 0))), r"features\.8\.properties\.name"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, said: str) -> None:
    """The error names the first place that is wrong."""
    with pytest.raises(OutlineError, match=said):
        read(text)
