"""Books: stacked, on end, and open."""

from random import Random

from .canvas import Canvas
from .shapes import box, curve, mix, tint, vary


def stack(canvas: Canvas, random: Random, x: float, foot: float, wide: float, count: int, side: int) -> None:
    """Books lying one on the other, spines or page edges to the viewer."""
    palette = canvas.palette
    fall = [
        (x - wide * 0.5, foot - 6),
        (x + wide * 0.5, foot - 6),
        (x + wide * 0.5 + side * 190, foot + 66),
        (x - wide * 0.4 + side * 190, foot + 66),
    ]
    canvas.fill(fall, palette.shadow, blur=16, opacity=0.48)
    level = foot
    for number in range(count):
        thick = random.uniform(38, 74)
        half = wide / 2 * random.uniform(0.78, 1.0) * (1 - 0.02 * number)
        shift = random.uniform(-16, 16)
        left, right, top = x + shift - half, x + shift + half, level - thick
        cover = vary(random, random.choice((*palette.clothes[1:], palette.accent)), 14)
        lit, dim = mix(tint(cover, 0.16), palette.light, 0.1), mix(cover, palette.shadow, 0.35)
        corners = (lit, cover, cover, dim) if side > 0 else (cover, lit, dim, cover)
        if random.random() < 0.3:
            # Pages to the viewer: two boards with the block between them.
            pages = tint(palette.light, 0.25)
            block = box(left + 10, top + 5, right - 14, level - 5)
            canvas.fill(block, (pages, mix(pages, palette.wood, 0.35)))
            leaves = [
                [(left + 12, top + 8 + k * 5), (right - 16, top + 8 + k * 5)]
                for k in range(int((thick - 14) / 5) + 1)
            ]
            canvas.lines(leaves, mix(pages, palette.wood, 0.6), 1.2, opacity=0.5)
            boards = [box(left, top, right, top + 6), box(left, level - 6, right, level)]
            canvas.fill(boards, corners)
        else:
            spine = [
                (left + 5, top),
                (right - 5, top),
                (right, top + 6),
                (right, level - 5),
                (right - 5, level),
                (left + 5, level),
                (left, level - 5),
                (left, top + 6),
            ]
            canvas.fill(spine, corners, rim=(0, -3, palette.light, 0.55))
            mark = tint(palette.light, 0.2) if sum(cover) < 400 else mix(cover, palette.shadow, 0.6)
            bands = [
                box(left + half * part, top + 2, left + half * part + 7, level - 2)
                for part in (0.14, 0.2, 1.76)
            ]
            canvas.fill(bands, mix((206, 166, 92), cover, 0.2), opacity=0.75)
            middle = (top + level) / 2
            start = left + half * random.uniform(0.4, 0.7)
            canvas.fill(
                box(
                    start,
                    middle - thick * 0.1,
                    start + half * random.uniform(0.4, 0.75),
                    middle + thick * 0.08,
                ),
                mark,
                opacity=0.75,
            )
        canvas.fill(box(left, level - 4, right, level + 2), palette.shadow, blur=2.5, opacity=0.4)
        level = top
    if random.random() < 0.6:
        _open_book(canvas, random, x, level, wide * 0.42)


def _open_book(canvas: Canvas, random: Random, x: float, foot: float, half: float) -> None:
    palette = canvas.palette
    paper = tint(palette.light, 0.4)
    for side in (-1, 1):
        edge = curve(
            [(x, foot - 20), (x + side * half * 0.4, foot - 42), (x + side * half, foot - 24)],
            6,
            False,
        )
        page = [*edge, (x + side * half * 1.02, foot - 8), (x, foot - 4)]
        dim = mix(paper, palette.wall_shade, 0.4)
        canvas.fill(page, (paper, dim))
        for rise in (5, 10):
            canvas.lines([[(a, b + rise) for a, b in edge]], mix(paper, palette.wood, 0.5), 1.3, opacity=0.5)
    cover = random.choice(palette.clothes[4:])
    canvas.fill(box(x - half * 1.05, foot - 9, x + half * 1.05, foot), mix(cover, palette.shadow, 0.2))


def standing_books(canvas: Canvas, random: Random, x: float, foot: float, side: int) -> None:
    """A few books on end; the last one leans on the others."""
    palette = canvas.palette
    at = x
    canvas.fill(box(x - 10, foot - 14, x + 210, foot + 14), palette.shadow, blur=12, opacity=0.4)
    for number in range(random.randint(3, 5)):
        wide, tall = random.uniform(32, 54), random.uniform(260, 350)
        lean = 0 if number else -tall * 0.16
        cover = vary(random, random.choice((*palette.clothes[1:], palette.accent)), 14)
        lit, dim = mix(tint(cover, 0.14), palette.light, 0.1), mix(cover, palette.shadow, 0.4)
        corners = (lit, dim, cover, mix(dim, palette.shadow, 0.3)) if side > 0 else (dim, lit, dim, cover)
        if lean:
            at += -lean * 0.2
            spine = [
                (at + 40, foot - tall),
                (at + 40 + wide, foot - tall + 6),
                (at + wide - 8, foot),
                (at - 8, foot - 6),
            ]
            at += wide + 30
        else:
            spine = box(at, foot - tall, at + wide, foot)
            canvas.fill(spine, corners, rim=(-2, -2, palette.light, 0.5))
            canvas.fill(
                [box(at, foot - tall * part, at + wide, foot - tall * part + 7) for part in (0.88, 0.2)],
                (206, 166, 92),
                opacity=0.6,
            )
            canvas.fill(
                box(at + wide * 0.36, foot - tall * 0.78, at + wide * 0.64, foot - tall * 0.42),
                tint(palette.light, 0.1),
                opacity=0.6,
            )
            at += wide + 2
            continue
        canvas.fill(spine, corners, rim=(-2, -2, palette.light, 0.5))
