"""Draws a measure over the visits. Lines differ by marker and dash, not by colour alone."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehabplanner.domain.measurement import Measurement, Test
from rehabplanner.domain.side import Side
from rehabplanner.handout.phrases import MONTHS, date_words
from rehabplanner.ui.chart_lines import Line, in_words, lines, scale, shown_days
from rehabplanner.ui.chart_strokes import line_pen, paint_marker
from rehabplanner.ui.progress_words import number, values

_HEIGHT: Final = 190
_GAP: Final = 6.0
_KEY_WIDTH: Final = 30.0


class Chart(QWidget):
    """One measure; the arrow keys go from visit to visit and show its values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: tuple[Measurement, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._picked: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_course(
        self, course: Sequence[Measurement], test: Test | None, side: Side | None
    ) -> None:
        """Show measurements of one measure, oldest first, and what a gate asks of them."""
        self._course = tuple(course)
        self._lines = lines(course, test, side)
        self._picked = None
        name = course[0].measure.name if course else "measurements"
        self.setAccessibleName(f"Chart: {name}")
        self.setAccessibleDescription(in_words(course, test))
        self.updateGeometry()
        self.update()

    @property
    def picked(self) -> str:
        """The visit under the cursor in words; empty without one."""
        if self._picked is None:
            return ""
        measurement = self._course[self._picked]
        return f"{date_words(measurement.on)}: {values(measurement)}"

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height() + _GAP
        return QSize(320, round(_HEIGHT + line * len(self._lines)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._course:
            super().keyPressEvent(event)
            return
        last = len(self._course) - 1
        before = self._picked if self._picked is not None else (-1 if step > 0 else last + 1)
        self._picked = min(max(before + step, 0), last)
        self.setToolTip(self.picked)
        self.setAccessibleName(f"Chart: {self._course[0].measure.name}. {self.picked}")
        self.update()

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._lines:
            ticks = scale(self._lines)
            plot = self._plot(ticks)
            self._paint_axes(painter, plot, ticks)
            for line in self._lines:
                self._paint_line(painter, line, self._placed(line, plot, ticks))
            self._paint_key(painter, plot)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        role = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(palette.color(role), 2 if self.hasFocus() else 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _plot(self, ticks: Sequence[float]) -> QRectF:
        metrics = QFontMetricsF(self.font())
        line = metrics.height() + _GAP
        left = max(metrics.horizontalAdvance(number(tick)) for tick in ticks) + 3 * _GAP
        below = line * (1 + len(self._lines)) + _GAP
        above = line + _GAP
        box = QRectF(self.rect())
        return box.adjusted(left, above, -metrics.horizontalAdvance("00 Mmm 00") / 2 - 8, -below)

    def _paint_axes(self, painter: QPainter, plot: QRectF, ticks: Sequence[float]) -> None:
        palette = self.palette()
        line_height = QFontMetricsF(self.font()).height()
        for tick in ticks:
            y = _height(tick, plot, ticks)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            box = QRectF(0, y - line_height / 2, plot.left() - _GAP, line_height)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags.value, number(tick))
        self._paint_top(painter, plot)
        self._paint_days(painter, plot)

    def _paint_top(self, painter: QPainter, plot: QRectF) -> None:
        """The unit, or the values of the visit under the cursor."""
        measure = self._course[0].measure
        box = QRectF(2 * _GAP, _GAP, self.width() - 4 * _GAP, plot.top() - 2 * _GAP)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags.value, self.picked or f"{measure.name} ({measure.unit})")
        if self._picked is not None:
            x = self._across(self._course[self._picked].on, plot)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1.5))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _paint_days(self, painter: QPainter, plot: QRectF) -> None:
        metrics = QFontMetricsF(self.font())
        room = metrics.horizontalAdvance("00 Mmm 00") + _GAP
        days = [measurement.on for measurement in self._course]
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        for day in shown_days(days, [self._across(each, plot) for each in days], room):
            x = self._across(day, plot)
            box = QRectF(x - room / 2, plot.bottom() + _GAP / 2, room, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, _short(day))

    def _paint_line(self, painter: QPainter, line: Line, points: Sequence[QPointF]) -> None:
        painter.setPen(line_pen(self.palette(), line.kind))
        if line.kind == "gate" and len(points) == 1:
            reach = QPointF(_KEY_WIDTH, 0)
            points = [points[0] - reach, points[0] + reach]
        painter.drawPolyline(list(points))
        for point in points:
            paint_marker(painter, self.palette(), line.kind, point)

    def _paint_key(self, painter: QPainter, plot: QRectF) -> None:
        """What each line is, in words, under the dates."""
        height = QFontMetricsF(self.font()).height() + _GAP
        top = plot.bottom() + height
        for place, line in enumerate(self._lines):
            y = top + (place + 0.5) * height
            start = QPointF(2 * _GAP, y)
            end = start + QPointF(_KEY_WIDTH, 0)
            painter.setPen(line_pen(self.palette(), line.kind))
            painter.drawLine(start, end)
            paint_marker(painter, self.palette(), line.kind, (start + end) / 2)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            left = end.x() + _GAP
            box = QRectF(left, y - height / 2, self.width() - left - _GAP, height)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            words = self.fontMetrics().elidedText(
                line.name, Qt.TextElideMode.ElideRight, int(box.width())
            )
            painter.drawText(box, flags.value, words)

    def _placed(self, line: Line, plot: QRectF, ticks: Sequence[float]) -> list[QPointF]:
        return [
            QPointF(self._across(day, plot), _height(value, plot, ticks))
            for day, value in line.points
        ]

    def _across(self, day: date, plot: QRectF) -> float:
        first, last = self._course[0].on, self._course[-1].on
        span = (last - first).days
        share = 0.5 if not span else (day - first).days / span
        inner = plot.adjusted(plot.width() * 0.06, 0, -plot.width() * 0.02, 0)
        return inner.left() + share * inner.width()


def _height(value: float, plot: QRectF, ticks: Sequence[float]) -> float:
    share = (value - ticks[0]) / (ticks[-1] - ticks[0])
    return plot.bottom() - share * plot.height()


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day:%y}"
