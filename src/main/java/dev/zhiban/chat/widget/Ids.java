package dev.zhiban.chat.widget;

import java.util.UUID;

import dev.zhiban.platform.web.Problem;

/// Ids in addresses: what is none is simply not there.
final class Ids {

    private static final int LENGTH = 36;

    private Ids() {
    }

    static UUID of(String id) {
        if (id.length() != LENGTH) {
            throw Problem.notFound();
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
