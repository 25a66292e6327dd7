package dev.zhiban.logs;

import java.util.List;

/// Tells frames of well-known libraries and run-times from those of somebody's own code, by the names of packages (dotted names)
/// and the folders where package managers put them (paths).
final class Libraries {

    private static final List<String> PACKAGES = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.", "kotlin.",
            "kotlinx.", "scala.", "groovy.", "clojure.", "akka.", "org.springframework.", "org.apache.", "org.hibernate.",
            "org.eclipse.", "org.jboss.", "org.postgresql.", "org.mybatis.", "org.slf4j.", "org.aspectj.", "org.junit.",
            "org.elasticsearch.", "org.codehaus.", "org.assertj.", "org.opentest4j.", "io.restassured.", "org.mariadb.",
            "org.thymeleaf.", "org.quartz.", "org.xerial.", "oracle.", "io.netty.",
            "io.quarkus.", "io.vertx.", "io.smallrye.", "io.grpc.", "io.lettuce.", "io.micrometer.", "io.opentelemetry.",
            "io.undertow.", "io.reactivex.", "reactor.", "com.google.", "com.fasterxml.", "com.mysql.", "com.zaxxer.",
            "com.alibaba.druid.", "com.alibaba.dubbo.", "com.rabbitmq.", "com.mongodb.", "com.microsoft.", "com.ctc.",
            "com.baomidou.", "redis.clients.", "feign.", "okhttp3.", "okio.", "retrofit2.", "ch.qos.", "net.sf.", "freemarker.",
            "software.amazon.", "com.amazonaws.", "brave.", "rx.", "System.", "Microsoft.", "Npgsql.", "Newtonsoft.",
            "Serilog.",
            "Dapper.", "MySql.", "Oracle.", "StackExchange.", "runtime.", "node:", "internal/", "std::", "core::", "__libc_",
            "__GI_", "_start", "abort", "raise");
    private static final List<String> PLACES = List.of("site-packages", "dist-packages", "/lib/python", "<frozen ",
            "node_modules",
            "node:internal", "(internal/", "(<anonymous>)", "/usr/local/go/", "/usr/lib/go", "/pkg/mod/", "/gems/",
            "/lib/ruby/",
            "<internal:", "/vendor/", "{main}", "/rustc/", "/.cargo/", "/libc.so", "libc.so.6", "libstdc++", "libpthread",
            "ld-linux", "libc-start", "/usr/lib/", "[internal function]", "at raise.c", "at abort.c", " in raise ",
            " in abort ");

    private Libraries() {
    }

    static boolean has(String frame) {
        String name = frame.startsWith("async ") ? frame.substring(6) : frame;
        int open = name.indexOf('(');
        int slash = name.lastIndexOf('/', open < 0 ? name.length() : open);
        boolean module = slash > 0 && open > slash
                && (name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("app/"));
        String plain = module ? name.substring(slash + 1) : name;
        return PACKAGES.stream().anyMatch(plain::startsWith) || PLACES.stream().anyMatch(frame::contains);
    }
}
