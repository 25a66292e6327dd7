package dev.zhiban.assistant.generate;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// How many generations run at a time, in all and for one person: nobody has more than half. Thread-safe.
final class Slots {

    private final int all;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int inUse;

    Slots(int all) {
        this.all = all;
    }

    /// Whether the person may start one now; each true must be followed by [#free].
    synchronized boolean take(UUID person) {
        int own = taken.getOrDefault(person, 0);
        if (inUse >= all || own >= Math.max(1, all / 2)) {
            return false;
        }
        inUse++;
        taken.put(person, own + 1);
        return true;
    }

    synchronized void free(UUID person) {
        inUse--;
        taken.computeIfPresent(person, (id, own) -> own > 1 ? own - 1 : null);
    }
}
