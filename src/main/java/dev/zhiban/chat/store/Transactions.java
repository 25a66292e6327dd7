package dev.zhiban.chat.store;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.persistence.DatabaseFailed;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Transactions of the chat: short, and never around a wait.
@ApplicationScoped
public class Transactions {

    private static final int ATTEMPTS = 4;

    /// Runs the work in the caller's transaction, or in one of its own that is tried again after a deadlock.
    public <T> T run(Supplier<T> work) {
        if (QuarkusTransaction.isActive()) {
            return work.get();
        }
        for (int attempt = 1;; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (DatabaseFailed e) {
                if (!passing(e) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// Deadlock or serialization failure: the same again will do. PostgreSQL documentation, appendix A.
    private static boolean passing(DatabaseFailed failed) {
        return failed.state().equals("40P01") || failed.state().equals("40001");
    }
}
