"""Hunger noted, and weights with their places on the chart, some fallen, some only told of."""

from datetime import date

from tests.builders.ways import Way

WAY = Way(
    kinds=("school.hungry", "health.thin", "food.concern", "growth.weight", "growth.weigh_requested", "school.hungry"),
    details={
        "growth.weight": {
            "value": [8, 9, 10],
            "unit": ["kg"],
            "z": ["", -2.5, -1.2, 0, 1.5],
            "centile": ["", "9th"],
            "policy": ["", "", "paper"],
        },
        "food.concern": {"cause": ["", "money"]},
        "growth.weigh_requested": {},
    },
    births=(None, date(2026, 5, 31), date(2024, 2, 29), date(2020, 1, 15), date(2028, 1, 15)),
    sources=("observed", "measured", "carer_said"),
    sizes=(3, 8, 14, 24),
)
