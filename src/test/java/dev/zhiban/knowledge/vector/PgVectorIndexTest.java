package dev.zhiban.knowledge.vector;

import org.postgresql.ds.PGSimpleDataSource;

import dev.zhiban.platform.persistence.NeedsPgvector;
import dev.zhiban.platform.persistence.PgvectorDatabaseForTests;

@NeedsPgvector
class PgVectorIndexTest extends VectorIndexContract {

    @Override
    VectorIndex open() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(PgvectorDatabaseForTests.newDatabase().orElseThrow());
        return VectorIndexes.open(VectorIndexes.Choice.AUTO, database, () -> {
            throw new AssertionError("pgvector is there and was not chosen");
        });
    }
}
