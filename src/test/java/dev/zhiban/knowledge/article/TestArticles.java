package dev.zhiban.knowledge.article;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

/// The articles on a fresh database, without the service.
public final class TestArticles {

    public static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    final DataSource database = migrated(EmbeddedDatabaseForTests.newDatabase());
    final Sql sql = new Sql(database);
    final List<String> changed = new ArrayList<>();
    final Articles articles = new Articles(sql, Clock.fixed(NOW, ZoneOffset.UTC),
            new HeardEvents<>(e -> changed.add(e.articleId())));
    final FolderImport folder = new FolderImport("not-used", articles, sql, Clock.fixed(NOW, ZoneOffset.UTC));
    final FolderExport export = new FolderExport("not-used", articles);

    public static DataSource migrated(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }
}
