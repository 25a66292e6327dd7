package dev.zhiban.knowledge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpServer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;

class OnlyAllowedMachinesAreAskedTest {

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static Vertx vertx;
    private static HttpServer wiki;

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        wiki = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        wiki.createContext("/", exchange -> {
            ASKED.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            byte[] body = (path.equals("/host") ? exchange.getRequestHeaders().getFirst("Host") : "<p>page</p>")
                    .getBytes(StandardCharsets.UTF_8);
            switch (path) {
                case "/inside" -> exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data/");
                case "/round" -> exchange.getResponseHeaders().add("Location", "/round");
                case "/moved" -> exchange.getResponseHeaders().add("Location", "page");
                default -> {
                }
            }
            exchange.getResponseHeaders().add("Content-Type",
                    path.equals("/video") ? "video/mp4" : "Text/HTML; charset=\"GBK\"");
            int status = path.matches("/(inside|round|moved)") ? 302 : path.equals("/secret") ? 403 : 200;
            if (path.equals("/endless")) {
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    for (int i = 0; i < 1000; i++) {
                        out.write(new byte[10_000]);
                    }
                }
            } else {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        wiki.start();
    }

    @AfterAll
    static void stop() {
        wiki.stop(0);
        vertx.close();
    }

    @ParameterizedTest
    @CsvSource({ "127.0.0.1,false", "10.1.2.3,false", "192.168.1.1,false", "169.254.169.254,false", "100.64.0.1,false",
            "0.0.0.0,false", "255.255.255.255,false", "::1,false", "fc00::1,false", "fe80::1,false", "64:ff9b::a00:1,false",
            "2002:a00:1::,false", "::ffff:10.0.0.1,false", "198.18.0.1,false", "8.8.8.8,true", "2606:4700::1111,true" })
    void onlyPublicAddressesAreAsked(String address, boolean expected) throws Exception {
        assertThat(Destinations.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://10.20.0.1/",
            "http://user@8.8.8.8/", "file:///etc/passwd", "http://8.8.8.8:22/", "http:///x", "gopher://8.8.8.8/" })
    void whatIsInsideIsRefusedUnlessItIsNamed(String address) {
        Destinations closed = new Destinations(List.of(), InetAddress::getAllByName);

        assertThatThrownBy(() -> closed.of(URI.create(address))).isInstanceOf(NotFetched.class)
                .extracting(e -> ((NotFetched) e).kind()).isEqualTo(NotFetched.Kind.REFUSED);
    }

    @Test
    void namedHostsDomainsAndNetworksAreAskedOnAnyPort() throws Exception {
        Destinations open = new Destinations(List.of("10.20.0.0/16", "wiki.example", ".intra.example", "fd00::/8"),
                host -> new InetAddress[] { InetAddress.getByName(host.contains("example") ? "192.168.7.7" : host) });

        assertThat(open.of(URI.create("http://10.20.255.1:8090/x")).getPort()).isEqualTo(8090);
        assertThat(open.of(URI.create("https://Wiki.Example/x")).getPort()).isEqualTo(443);
        assertThat(open.of(URI.create("http://docs.intra.example/")).getPort()).isEqualTo(80);
        assertThat(open.of(URI.create("http://[fd00::1]/")).getPort()).isEqualTo(80);
        assertRefused(() -> open.of(URI.create("http://10.21.0.1/")));
        assertRefused(() -> open.of(URI.create("http://evilwiki.example/")));
        assertThatThrownBy(() -> new Destinations(List.of("10.0.0.0/40"), InetAddress::getAllByName))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameIsResolvedOnceAndTheConnectionGoesToThatAddress() throws Exception {
        AtomicInteger resolved = new AtomicInteger();
        Destinations.Resolver changing = host -> new InetAddress[] {
                InetAddress.getByName(resolved.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.99") };
        Web web = new Web(vertx, new Destinations(List.of("wiki.example"), changing), new HttpClientOptions());

        Web.Page page = web.get(URI.create("http://wiki.example:" + wiki.getAddress().getPort() + "/host"), 1000, any -> true);

        assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).isEqualTo("wiki.example:" + wiki.getAddress().getPort());
        assertThat(resolved).hasValue(1);
    }

    @Test
    void oneInsideAddressAmongPublicOnesIsEnoughToRefuse() {
        Destinations two = new Destinations(List.of(), host -> new InetAddress[] { InetAddress.ofLiteral("8.8.8.8"),
                InetAddress.ofLiteral("10.0.0.1") });

        assertRefused(() -> two.of(URI.create("http://both.example/")));
    }

    @Test
    void redirectsAreCheckedAgainAndFew() throws Exception {
        assertThatThrownBy(() -> get("/inside", 1000)).isInstanceOf(NotFetched.class).hasMessageContaining("inside address");
        assertThatThrownBy(() -> get("/round", 1000)).isInstanceOf(NotFetched.class).hasMessageContaining("redirects");
        assertThat(get("/moved", 1000).at().getPath()).isEqualTo("/page");
    }

    @Test
    void bytesKindAndStatusAreBounded() throws Exception {
        assertThatThrownBy(() -> get("/endless", 1 << 20)).isInstanceOf(NotFetched.class).hasMessage("Larger than 1 MB.");
        assertThatThrownBy(() -> get("/video", 1000)).isInstanceOf(NotFetched.class).hasMessageContaining("video/mp4");
        assertThatThrownBy(() -> get("/secret", 1000)).isInstanceOf(NotFetched.class).hasMessageContaining("sign-in");
        assertThat(get("/page", 1000).charset()).contains("gbk");
        assertThat(web().status(at("/secret"))).isEqualTo(403);
    }

    @Test
    void aNameThatNobodyKnowsIsSaid() {
        Destinations none = new Destinations(List.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> none.of(URI.create("http://gone.example/"))).isInstanceOf(NotFetched.class)
                .extracting(e -> ((NotFetched) e).kind()).isEqualTo(NotFetched.Kind.UNKNOWN_HOST);
    }

    private static void assertRefused(ThrowingCallable asking) {
        int before = ASKED.get();
        assertThatThrownBy(asking).isInstanceOf(NotFetched.class);
        assertThat(ASKED).hasValue(before);
    }

    private static Web web() {
        return new Web(vertx, new Destinations(List.of("127.0.0.0/8"), InetAddress::getAllByName), new HttpClientOptions());
    }

    private static Web.Page get(String path, int most) throws NotFetched {
        return web().get(at(path), most, type -> type.equals("text/html"));
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + wiki.getAddress().getPort() + path);
    }
}
