"""Words for buildings and rooms where people meet, by the beginnings of the words."""

import re

ENGLISH = re.compile(
    r"(?:school|lyceum|gymnasium|school-gymnasium|school-lyceum|university|institute|college"
    r"|palace|cent(?:er|re)|"
    r"house|hall|library|camp|museum|theatre|theater|hotel|nis|canteen|room|academy"
    r"|kindergarten|auditorium|gym|"
    r"club|campus|building|sanatorium|foyer|technopark|hub|office|space|studio|philharmonic|cinema)"
)
RUSSIAN = re.compile(
    r"(?:школ(?:а|ы|е|у|ой)$|школа-|школе-|школы-|лице[йяюе]|гимнази|университет|институт"
    r"|колледж|двор(?:ец|ц)|центр|дом(?:а|е|у|ом)?$|зал(?:а|е|у|ом)?$|"
    r"библиоте|лагер|музе|театр|отел|гостиниц|ниш$|столов|аудитори|академи|детск|сад(?:а|у)?$|клуб|санатори|"
    r"пансионат|кинотеатр|технопарк|сош$|сш$|оош$|осш$|кампус|корпус|филармони|спортзал|актов|конференц-зал"
    r"|коворкинг|назарбаев)"
)
KAZAKH = re.compile(
    r"(?:мекте[пб]|лице[йі]|гимназия|университет|институт|колледж|сарай|орталы[қғ]|үй|зал"
    r"|кітапхана|лагер|музей|театр|"
    r"қонақ|нзм|асхана|аудитория|академия|балабақша|клуб|шипажай|кинотеатр|технопарк|ғимарат"
    r"|кампус|дворец|бөлме|жббм|жоббм|жом(?:-|$))"
)
