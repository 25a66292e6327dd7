package dev.zhiban.logs.intake;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;

/// An address, or all addresses that begin with the same bits: `10.2.0.0/16`. Names are not looked up.
public record Network(byte[] address, int bits) {

    /// Null for what is none.
    public static @Nullable Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9a-fA-F:.]{2,45}") || !address.contains(".") && !address.contains(":")) {
            return null;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > bytes.length * 8 ? null : new Network(bytes, bits);
        } catch (UnknownHostException | NumberFormatException notOne) {
            return null;
        }
    }

    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        int rest = address.length * 8 - bits;
        return new BigInteger(1, bytes).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
    }
}
