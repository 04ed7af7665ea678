from governance.decisions import Status
from governance.plans import Activity, Area
from storage import plan_areas
from storage.database import Database
from storage.journal import Act, verify

TEXTILES = Area(
    *("Textil", "12", Activity.FOLLOW_UP, "kansliet", Status.ONGOING, "https://example.org/1")
)
BARE = Area("Möbler")


def test_areas_come_back_by_year_in_the_order_recorded(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert plan_areas.put(archive, act, 2027, TEXTILES) is None
        assert plan_areas.put(archive, act, 2027, BARE) is None
        assert plan_areas.put(archive, act, 2028, BARE) is None
    with database.reading() as archive:
        assert plan_areas.of(archive, 2027) == (TEXTILES, BARE)
        assert plan_areas.of(archive, 2028) == (BARE,)
        assert plan_areas.of(archive, 2026) == ()


def test_an_area_put_again_keeps_its_place_however_it_is_spelled(
    database: Database, act: Act
) -> None:
    again = Area("MOBLER", "14")
    with database.writing() as archive:
        plan_areas.put(archive, act, 2027, BARE)
        plan_areas.put(archive, act, 2027, TEXTILES)
        assert plan_areas.put(archive, act, 2027, again) == BARE
    with database.reading() as archive:
        assert plan_areas.of(archive, 2027) == (again, TEXTILES)
        assert plan_areas.named(archive, 2027, "möbler") == again
        assert plan_areas.named(archive, 2028, "möbler") is None


def test_an_area_that_is_struck_is_gone_until_it_is_put_again(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert plan_areas.strike(archive, act, 2027, "Textil") is None
        plan_areas.put(archive, act, 2027, TEXTILES)
        assert plan_areas.strike(archive, act, 2027, "textil") == TEXTILES
        assert plan_areas.strike(archive, act, 2027, "textil") is None
    with database.reading() as archive:
        assert plan_areas.of(archive, 2027) == ()
    with database.writing() as archive:
        assert plan_areas.put(archive, act, 2027, TEXTILES) is None
    with database.reading() as archive:
        assert plan_areas.of(archive, 2027) == (TEXTILES,)
        assert verify(archive) is None
