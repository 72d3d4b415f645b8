"""Help: the clinical rules behind the library and the sources they come from."""

from PySide6.QtWidgets import QDialog, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from rehabplanner.domain.record import Statement
from rehabplanner.library.library import Library
from rehabplanner.library.searching import normal


class RulesDialog(QDialog):
    """Rules by topic; each opens to the sources that back it. The field filters."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Clinical rules and sources")
        self.resize(760, 620)
        self._library = library
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search rules and sources")
        self.search.setAccessibleName("Search rules and sources")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName("Rules")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.search)
        column.addWidget(self.tree)
        self._topics: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for topic, statements in library.guidance.rules.items():
            self._add_topic(topic.replace("-", " ").capitalize(), statements)

    def _add_topic(self, title: str, statements: tuple[Statement, ...]) -> None:
        topic = QTreeWidgetItem(self.tree, [title])
        rules = [QTreeWidgetItem(topic, [statement.text]) for statement in statements]
        self._topics.append((topic, rules))
        for rule, statement in zip(rules, statements, strict=True):
            spoken = [statement.text]
            for key in statement.sources:
                source = self._library.registry.sources[key]
                words = f"{key}: {source.text}" + (f" ({source.where})" if source.where else "")
                QTreeWidgetItem(rule, [f"{words}  [{source.status}]"])
                spoken.append(words)
            rule.setToolTip(0, "\n".join(spoken))

    def _filter(self, text: str) -> None:
        wanted = normal(text).split()
        for topic, rules in self._topics:
            for rule in rules:
                rule.setHidden(not _matches(rule, wanted))
            topic.setHidden(all(rule.isHidden() for rule in rules))
            topic.setExpanded(bool(wanted))


def _matches(rule: QTreeWidgetItem, wanted: list[str]) -> bool:
    words = " " + normal(rule.toolTip(0))
    return all(f" {word}" in words for word in wanted)  # "ice" is not in "practice"
