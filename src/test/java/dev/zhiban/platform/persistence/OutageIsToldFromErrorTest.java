package dev.zhiban.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

class OutageIsToldFromErrorTest {

    @Test
    void theReasonMayBeDeepOrSuppressed() {
        SQLException gone = new SQLException("terminating connection", "57P02");
        IllegalStateException commit = new IllegalStateException("could not commit");
        commit.addSuppressed(new IllegalStateException(gone));
        assertThat(DatabaseTrouble.isOutage(gone)).isTrue();
        assertThat(DatabaseTrouble.isOutage(new IllegalStateException(commit))).isTrue();
    }

    @Test
    void anErrorOfOursIsNone() {
        assertThat(DatabaseTrouble.isOutage(new SQLException("duplicate key", "23505"))).isFalse();
        assertThat(DatabaseTrouble.isOutage(new IllegalStateException("other"))).isFalse();
    }
}
