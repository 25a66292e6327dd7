package dev.zhiban.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SideBySideShowsWhatChangedTest {

    @Test
    void whatReplacesALineStandsBesideIt() {
        var rows = SideBySide.of(LineDiff.between("one\ntwo\nthree", "one\n2\nthree\nfour"));

        assertThat(rows).containsExactly(
                new SideBySide.Row("same", new SideBySide.Cell(1, "one"), new SideBySide.Cell(1, "one")),
                new SideBySide.Row("changed", new SideBySide.Cell(2, "two"), new SideBySide.Cell(2, "2")),
                new SideBySide.Row("same", new SideBySide.Cell(3, "three"), new SideBySide.Cell(3, "three")),
                new SideBySide.Row("added", null, new SideBySide.Cell(4, "four")));
    }
}
