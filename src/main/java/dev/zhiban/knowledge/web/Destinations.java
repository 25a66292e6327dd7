package dev.zhiban.knowledge.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.zhiban.platform.text.Text;

/// Which machines may be asked for a page: those of the internet on the usual ports, and what the setting names. A name is
/// resolved once, and what comes back is the address to connect to: a name that says something else a moment later leads nowhere.
public final class Destinations {

    /// Where the addresses of a name come from.
    public interface Resolver {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private record Network(byte[] address, int bits) {

        boolean has(InetAddress other) {
            byte[] theirs = other.getAddress();
            if (theirs.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((theirs[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Set<String> hosts = new HashSet<>();
    private final List<String> domains = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();
    private final Resolver resolver;

    /// @param allowed hosts (`wiki.example`), all hosts below a domain (`.example`), addresses and networks (`10.20.0.0/16`) that
    ///     may be asked although they are inside, and on any port
    /// @throws IllegalArgumentException where an entry is none of these
    public Destinations(List<String> allowed, Resolver resolver) {
        this.resolver = resolver;
        allowed.stream().map(entry -> entry.strip().toLowerCase(Locale.ROOT)).filter(entry -> !entry.isEmpty())
                .forEach(this::allow);
    }

    private void allow(String entry) {
        String address = entry.contains("/") ? entry.substring(0, entry.indexOf('/')) : entry;
        if (address.contains(":") || address.matches("[0-9.]+")) {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int bits = entry.contains("/") ? Integer.parseInt(entry.substring(entry.indexOf('/') + 1)) : bytes.length * 8;
            if (bits < 0 || bits > bytes.length * 8) {
                throw new IllegalArgumentException("not a network: " + entry);
            }
            networks.add(new Network(bytes, bits));
        } else if (!entry.matches("\\.?[a-z0-9](?:[a-z0-9._-]{0,250}[a-z0-9])?")) {
            throw new IllegalArgumentException("neither a host nor a network: " + entry);
        } else if (entry.startsWith(".")) {
            domains.add(entry);
        } else {
            hosts.add(entry);
        }
    }

    /// The address to connect to. All addresses of a name must be allowed; the first is taken.
    ///
    /// @throws NotFetched where it may not be asked, or nobody knows it
    InetSocketAddress of(URI uri) throws NotFetched {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || host.isEmpty() || uri.getRawUserInfo() != null) {
            throw new NotFetched(NotFetched.Kind.REFUSED,
                    Text.of("只能是 http 或 https 网址，且不带用户名。", "Only http and https addresses, without a user name."));
        }
        int usual = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() == -1 ? usual : uri.getPort();
        boolean named = hosts.contains(host) || domains.stream().anyMatch(host::endsWith);
        InetAddress[] found = resolved(host);
        for (InetAddress address : found) {
            boolean inside = named || networks.stream().anyMatch(network -> network.has(address));
            if (!inside && !(isPublic(address) && (port == 80 || port == 443))) {
                throw new NotFetched(NotFetched.Kind.REFUSED,
                        Text.of("这个地址在内部网络或不常用的端口上；管理员可以用设置 zhiban.knowledge.allowed-hosts 放行。",
                                "This is an inside address or an unusual port; an administrator can allow it with the setting "
                                        + "zhiban.knowledge.allowed-hosts."));
            }
        }
        return new InetSocketAddress(found[0], port);
    }

    private InetAddress[] resolved(String host) throws NotFetched {
        try {
            return resolver.of(host);
        } catch (UnknownHostException e) {
            throw new NotFetched(NotFetched.Kind.UNKNOWN_HOST, Text.of("找不到这台主机。", "There is no such host."));
        }
    }

    /// Whether an address belongs to the internet: not to this machine, a private network, a cloud's own services, or one that
    /// only wraps another. IANA special-purpose address registries.
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        if (address instanceof Inet4Address) {
            return first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128)
                    && !(first == 192 && second == 0 && (b[2] == 0 || b[2] == 2)) && !(first == 198 && (second & 0xfe) == 18)
                    && !(first == 198 && second == 51 && b[2] == 100) && !(first == 203 && second == 0 && b[2] == 113);
        }
        boolean global = (first & 0xe0) == 0x20;
        boolean documentation = first == 0x20 && second == 0x01 && b[2] == 0x0d && (b[3] & 0xff) == 0xb8;
        boolean teredo = first == 0x20 && second == 0x01 && b[2] == 0 && b[3] == 0;
        boolean sixToFour = first == 0x20 && second == 0x02;
        return global && !documentation && !teredo && !sixToFour;
    }
}
