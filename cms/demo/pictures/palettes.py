"""The muted palettes the demo pictures are painted in."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """One mood of light: what each kind of surface looks like in it."""

    light: Colour
    sky_high: Colour
    sky_low: Colour
    wall: Colour
    wall_shade: Colour
    floor: Colour
    wood: Colour
    shadow: Colour
    foliage: Colour
    earth: Colour
    stone: Colour
    accent: Colour
    clothes: tuple[Colour, ...]


# Clothes are shared in part, so that people of one centre look alike in every light.
_NEUTRAL_CLOTHES = ((46, 54, 68), (70, 72, 74), (222, 214, 200), (96, 88, 78))

PALETTES: dict[str, Palette] = {
    "teal": Palette(
        light=(229, 241, 238),
        sky_high=(122, 168, 182),
        sky_low=(216, 229, 224),
        wall=(150, 178, 180),
        wall_shade=(66, 98, 106),
        floor=(112, 122, 120),
        wood=(142, 112, 86),
        shadow=(20, 40, 48),
        foliage=(60, 100, 88),
        earth=(154, 150, 116),
        stone=(204, 204, 192),
        accent=(24, 98, 108),
        clothes=_NEUTRAL_CLOTHES
        + ((34, 96, 102), (24, 70, 82), (156, 74, 58), (120, 160, 160), (188, 150, 84)),
    ),
    "ochre": Palette(
        light=(255, 238, 204),
        sky_high=(160, 182, 184),
        sky_low=(244, 226, 188),
        wall=(212, 184, 138),
        wall_shade=(132, 100, 66),
        floor=(150, 118, 84),
        wood=(156, 106, 62),
        shadow=(52, 38, 30),
        foliage=(112, 112, 62),
        earth=(196, 160, 92),
        stone=(222, 204, 172),
        accent=(190, 130, 44),
        clothes=_NEUTRAL_CLOTHES
        + ((186, 128, 52), (140, 66, 46), (52, 84, 84), (112, 92, 60), (206, 178, 128)),
    ),
    "paper": Palette(
        light=(255, 250, 240),
        sky_high=(170, 196, 208),
        sky_low=(240, 236, 224),
        wall=(228, 220, 204),
        wall_shade=(164, 152, 134),
        floor=(184, 166, 142),
        wood=(178, 144, 106),
        shadow=(58, 52, 50),
        foliage=(116, 132, 96),
        earth=(202, 184, 138),
        stone=(232, 224, 208),
        accent=(44, 106, 114),
        clothes=_NEUTRAL_CLOTHES
        + ((74, 114, 118), (176, 106, 84), (204, 168, 104), (126, 138, 150), (92, 104, 84)),
    ),
    "brick": Palette(
        light=(255, 234, 214),
        sky_high=(148, 168, 182),
        sky_low=(240, 216, 194),
        wall=(202, 156, 134),
        wall_shade=(116, 72, 60),
        floor=(138, 104, 88),
        wood=(134, 82, 56),
        shadow=(46, 28, 28),
        foliage=(96, 102, 70),
        earth=(186, 138, 94),
        stone=(194, 128, 104),
        accent=(164, 66, 48),
        clothes=_NEUTRAL_CLOTHES
        + ((158, 66, 50), (104, 46, 44), (58, 84, 92), (204, 152, 96), (150, 126, 108)),
    ),
    "spruce": Palette(
        light=(238, 244, 222),
        sky_high=(140, 172, 176),
        sky_low=(224, 230, 210),
        wall=(158, 174, 150),
        wall_shade=(70, 92, 76),
        floor=(124, 118, 96),
        wood=(138, 104, 72),
        shadow=(24, 38, 34),
        foliage=(46, 84, 64),
        earth=(140, 148, 92),
        stone=(210, 208, 190),
        accent=(42, 96, 72),
        clothes=_NEUTRAL_CLOTHES
        + ((44, 92, 72), (104, 122, 84), (166, 88, 60), (196, 160, 96), (60, 86, 104)),
    ),
    "dusk": Palette(
        light=(255, 216, 178),
        sky_high=(92, 104, 142),
        sky_low=(238, 186, 160),
        wall=(150, 136, 152),
        wall_shade=(68, 64, 92),
        floor=(98, 86, 98),
        wood=(126, 88, 76),
        shadow=(30, 28, 48),
        foliage=(66, 76, 82),
        earth=(134, 112, 104),
        stone=(176, 156, 158),
        accent=(202, 128, 84),
        clothes=_NEUTRAL_CLOTHES
        + ((74, 74, 116), (132, 84, 104), (198, 132, 92), (56, 84, 98), (160, 144, 156)),
    ),
    "morning": Palette(
        light=(255, 246, 222),
        sky_high=(134, 180, 206),
        sky_low=(250, 232, 206),
        wall=(198, 208, 208),
        wall_shade=(122, 138, 146),
        floor=(170, 158, 140),
        wood=(174, 134, 94),
        shadow=(40, 52, 62),
        foliage=(106, 136, 96),
        earth=(186, 178, 122),
        stone=(232, 222, 202),
        accent=(56, 116, 144),
        clothes=_NEUTRAL_CLOTHES
        + ((62, 108, 136), (204, 122, 96), (120, 150, 126), (214, 180, 116), (150, 164, 178)),
    ),
    "frost": Palette(
        light=(246, 250, 252),
        sky_high=(152, 178, 198),
        sky_low=(230, 234, 236),
        wall=(186, 198, 206),
        wall_shade=(98, 114, 130),
        floor=(150, 154, 158),
        wood=(152, 128, 106),
        shadow=(34, 46, 60),
        foliage=(88, 108, 110),
        earth=(190, 186, 168),
        stone=(214, 214, 210),
        accent=(52, 92, 124),
        clothes=_NEUTRAL_CLOTHES
        + ((52, 84, 116), (142, 72, 70), (78, 118, 122), (190, 160, 116), (128, 142, 158)),
    ),
}
