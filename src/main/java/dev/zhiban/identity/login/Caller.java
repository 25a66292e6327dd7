package dev.zhiban.identity.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.vertx.core.net.SocketAddress;

/// Where a request comes from, as far as the lock-out tells addresses apart: of IPv6 the /64, which is one household.
final class Caller {

    private Caller() {
    }

    static String address(@Nullable SocketAddress remote) {
        String host = remote == null ? null : remote.hostAddress();
        return host == null ? "unknown" : network(host);
    }

    static String network(String host) {
        if (host.indexOf(':') < 0) {
            return host;
        }
        try {
            InetAddress address = InetAddress.getByName(host.replaceFirst("%.*$", ""));
            return address instanceof Inet6Address six ? prefix(six) : address.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String prefix(Inet6Address address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, 8, 16, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    }
}
