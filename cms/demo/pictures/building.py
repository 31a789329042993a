"""What is built: facades in perspective, roofs, entrances, a monument."""

from random import Random

from .canvas import Canvas
from .shapes import Colour, Panel, box, curve, mix, oval, tint, vary


def facade(
    canvas: Canvas,
    random: Random,
    panel: Panel,
    storeys: int,
    bays: int,
    colour: Colour,
    shade: float = 0,
    skip: tuple[int, int] | None = None,
) -> None:
    """A wall with rows of windows; `shade` darkens a side away from the sun.

    `skip` leaves out the ground-floor windows of the bays from the first to before the
    second, where the entrance is.
    """
    palette = canvas.palette
    body = mix(colour, palette.shadow, shade)
    lit, low = mix(body, palette.light, 0.18), mix(body, palette.shadow, 0.16)
    canvas.fill(panel.part(0, 0, 1, 1), (lit, low))
    trim = mix(tint(body, 0.35), palette.light, 0.3)
    band = mix(body, palette.accent, 0.35)
    canvas.fill(panel.part(0, 0, 1, 0.07 / storeys * 2), mix(body, palette.shadow, 0.35))
    frames, panes, glints, sills, bars = [], [], [], [], []
    for storey in range(storeys):
        bottom = (storey + 0.36) / (storeys + 0.25)
        top = (storey + 0.92) / (storeys + 0.25)
        for bay in range(bays):
            if skip and storey == 0 and skip[0] <= bay < skip[1]:
                continue
            left, right = (bay + 0.2) / bays, (bay + 0.8) / bays
            frames.append(panel.part(left, bottom, right, top))
            edge = 0.05 / bays
            rise = 0.03 / storeys
            panes.append(panel.part(left + edge, bottom + rise, right - edge, top - rise))
            sills.append(panel.part(left - edge, bottom - 1.4 * rise, right + edge, bottom))
            middle = (left + right) / 2
            line = top - (top - bottom) * 0.32
            thin, flat = 0.02 / bays, 0.012 / storeys
            bars.append(panel.part(middle - thin, bottom, middle + thin, top))
            bars.append(panel.part(left, line - flat, right, line + flat))
            if random.random() < 0.55:
                mid = left + (right - left) * random.uniform(0.3, 0.7)
                glints.append(
                    [
                        panel.at(left + edge, top - rise),
                        panel.at(mid, top - rise),
                        panel.at(left + edge, bottom + (top - bottom) * 0.3),
                    ]
                )
    glass = mix(mix(palette.sky_high, palette.wall_shade, 0.55), palette.shadow, 0.12 + shade * 0.5)
    canvas.fill(frames, trim)
    canvas.fill(panes, (mix(glass, palette.sky_low, 0.35), mix(glass, palette.shadow, 0.25)))
    canvas.fill(glints, mix(palette.sky_low, palette.light, 0.5), opacity=0.5)
    canvas.fill(bars, trim)
    canvas.fill(sills, mix(body, palette.shadow, 0.4), opacity=0.7)
    canvas.fill(panel.part(-0.008, 0.955, 1.008, 1.0), (tint(band, 0.1), mix(band, palette.shadow, 0.3)))


def pitched_roof(canvas: Canvas, panel: Panel, rise: float, colour: Colour) -> None:
    """A low metal roof over a facade, with its seams."""
    palette = canvas.palette
    top = 1 + rise
    shape = [panel.at(-0.02, 1.0), panel.at(0.05, top), panel.at(0.95, top), panel.at(1.02, 1.0)]
    canvas.fill(shape, (mix(colour, palette.light, 0.3), mix(colour, palette.shadow, 0.2)))
    seams = [
        [panel.at(-0.02 + 1.04 * part, 1.0), panel.at(0.05 + 0.9 * part, top)]
        for part in (index / 26 for index in range(27))
    ]
    canvas.lines(seams, mix(colour, palette.shadow, 0.5), 1.2, opacity=0.35)


def entrance(canvas: Canvas, panel: Panel, left: float, right: float, high: float) -> None:
    """Glazed doors under a canopy, with columns and steps."""
    palette = canvas.palette
    glass = mix(palette.wall_shade, palette.shadow, 0.35)
    canvas.fill(panel.part(left, 0, right, high), (glass, mix(glass, palette.light, 0.25)))
    span = right - left
    bars = [
        [panel.at(left + span * part, 0), panel.at(left + span * part, high)]
        for part in (0, 0.25, 0.5, 0.75, 1)
    ]
    bars.append([panel.at(left, high * 0.75), panel.at(right, high * 0.75)])
    frame = mix(palette.light, palette.stone, 0.4)
    canvas.lines(bars, frame, max(1.5, abs(panel.at(right, 0)[0] - panel.at(left, 0)[0]) * 0.02))
    below = panel.part(left - span * 0.2, high * 0.85, right + span * 0.2, high)
    canvas.fill(below, palette.shadow, blur=7, opacity=0.5)
    canopy = panel.part(left - span * 0.28, high, right + span * 0.28, high * 1.16)
    canvas.fill(canopy, (tint(palette.stone, 0.3), mix(palette.accent, palette.shadow, 0.2)))
    columns = [
        panel.part(at - span * 0.03, 0, at + span * 0.03, high)
        for at in (left - span * 0.18, right + span * 0.18)
    ]
    canvas.fill(columns, (mix(palette.stone, palette.shadow, 0.2), tint(palette.stone, 0.3)))
    for step in range(3):
        wide = span * (0.3 + 0.1 * step)
        drop = -0.012 * (step + 1)
        tread = panel.part(left - wide, drop - 0.012, right + wide, drop + 0.012)
        canvas.fill(tread, vary(Random(step), mix(palette.stone, palette.shadow, 0.1 + 0.07 * step), 3))


def monument(canvas: Canvas, random: Random, x: float, foot: float, tall: float) -> None:
    """A stele on steps, topped by a sun, a yurt's crown or a plain point."""
    palette = canvas.palette
    stone = tint(palette.stone, 0.18)
    dim = mix(palette.stone, palette.shadow, 0.4)
    canvas.fill(oval(x + 60, foot + 6, 190, 18), palette.shadow, blur=10, opacity=0.4)
    for step, half in enumerate((120, 92, 64)):
        level = foot - step * 16
        canvas.fill(
            box(x - half, level - 16, x + half, level),
            (tint(stone, 0.2), mix(stone, palette.shadow, 0.22)),
        )
    base = foot - 48
    wide = tall * 0.055
    canvas.fill(
        [(x - wide, base), (x - wide * 0.55, base - tall), (x, base - tall), (x, base)],
        (tint(stone, 0.3), stone),
    )
    canvas.fill(
        [(x, base), (x, base - tall), (x + wide * 0.55, base - tall), (x + wide, base)],
        (mix(dim, stone, 0.3), dim),
    )
    canvas.fill(box(x - wide * 1.5, base - 60, x + wide * 1.5, base), (stone, mix(dim, stone, 0.4)))
    top = base - tall
    gold = mix((214, 170, 84), palette.light, 0.15)
    style = random.choice(("sun", "crown", "wings"))
    if style == "sun":
        canvas.fill(oval(x, top - 22, 26, 26), (tint(gold, 0.3), mix(gold, palette.shadow, 0.3)))
    elif style == "crown":
        ring = oval(x, top - 26, 34, 30)
        canvas.lines(
            [
                [*ring, ring[0]],
                [(x - 34, top - 26), (x + 34, top - 26)],
                [(x, top - 56), (x, top + 4)],
            ],
            gold,
            6,
        )
        canvas.lines(
            [
                curve([(x - 24, top - 46), (x, top - 26), (x + 24, top - 6)], 4, False),
                curve([(x + 24, top - 46), (x, top - 26), (x - 24, top - 6)], 4, False),
            ],
            gold,
            4,
        )
    else:
        for side in (-1, 1):
            wing = curve(
                [
                    (x, top + 4),
                    (x + side * 26, top - 16),
                    (x + side * 64, top - 50),
                    (x + side * 34, top - 6),
                    (x, top + 18),
                ],
                5,
            )
            canvas.fill(wing, (tint(gold, 0.2), mix(gold, palette.shadow, 0.35)))
        canvas.fill(oval(x, top - 4, 13, 20), gold)
