package dev.zhiban.platform.persistence;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.config.SecretFiles;

/// A database that is given to the program: `ZHIBAN_DATABASE_URL`, as `postgresql://user:password@host:port/name` or as a JDBC
/// address, with `ZHIBAN_DATABASE_USER` and `ZHIBAN_DATABASE_PASSWORD` where it holds none. Each may come from a file (`…_FILE`).
public record DatabaseAddress(String jdbcUrl, @Nullable String user, @Nullable String password) {

    /// The given database; absent where none is given: then the embedded one is used.
    public static @Nullable DatabaseAddress fromEnvironment() {
        return from(System.getenv());
    }

    static @Nullable DatabaseAddress from(Map<String, String> environment) {
        String url = value(environment, "ZHIBAN_DATABASE_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        String user = value(environment, "ZHIBAN_DATABASE_USER");
        String password = value(environment, "ZHIBAN_DATABASE_PASSWORD");
        if (url.startsWith("jdbc:")) {
            return new DatabaseAddress(url, user, password);
        }
        return parse(url, user, password);
    }

    private static DatabaseAddress parse(String url, @Nullable String user, @Nullable String password) {
        URI uri = URI.create(url);
        if (uri.getScheme() == null || !uri.getScheme().startsWith("postgres") || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "ZHIBAN_DATABASE_URL must look like postgresql://user:password@host:5432/zhiban or jdbc:postgresql://host/zhiban.");
        }
        String[] login = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                login.length > 0 ? decode(login[0]) : user,
                login.length > 1 ? decode(login[1]) : password);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        return SecretFiles.content(environment, name).orElse(environment.get(name));
    }

    /// Gives the address to the service that is about to start.
    public void apply() {
        System.setProperty("quarkus.datasource.jdbc.url", jdbcUrl);
        if (user != null) {
            System.setProperty("quarkus.datasource.username", user);
        }
        if (password != null) {
            System.setProperty("quarkus.datasource.password", password);
        }
    }
}
