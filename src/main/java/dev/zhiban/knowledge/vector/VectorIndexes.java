package dev.zhiban.knowledge.vector;

import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

/// Chooses the twin: pgvector where the database has the extension, Lucene otherwise.
public final class VectorIndexes {

    private static final Logger LOG = Logger.getLogger(VectorIndexes.class);

    /// The setting `zhiban.knowledge.vectors`.
    public enum Choice {
        AUTO,
        PGVECTOR,
        LUCENE
    }

    private VectorIndexes() {
    }

    public static VectorIndex open(Choice choice, DataSource database, Supplier<VectorIndex> lucene) {
        VectorIndex index = switch (choice) {
            case LUCENE -> lucene.get();
            case PGVECTOR -> PgVectorIndex.open(database)
                    .orElseThrow(() -> new IllegalStateException("The database has no extension named vector"));
            case AUTO -> PgVectorIndex.open(database).orElseGet(lucene);
        };
        LOG.infof("Vectors are searched with %s", index.kind());
        return index;
    }
}
