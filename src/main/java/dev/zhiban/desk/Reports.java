package dev.zhiban.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Hears what employees report, so that many who say the same are noticed.
public interface Reports {

    /// What somebody said that does not work, in his or her words; it is masked here.
    ///
    /// @param articles ids that answered it, the best first
    record Report(UUID person, Origin origin, Instant at, String text, List<String> articles) {
    }

    /// Questions how something is done are no reports and are left out. In a transaction of its own.
    void heard(Report report);
}
