package io.github.azeotrope.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "10.0.0.0/8, 10.1.2.3:4711, true",
    "10.0.0.0/8, ::10.1.2.3, false",
    "0.0.0.0/0, 1.2.3.4, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "fd00::/8, fdff::1, true",
    "fd00::/8, [fd12::1]:80, true",
    "fd00::/8, fe80::1%eth0, false",
    "2001:db8::/65, 2001:db8::7fff:ffff:ffff:ffff, true",
    "2001:db8::/65, 2001:db8::8000:0:0:0, false",
    "::/0, 1::2, true",
    "::/0, 1.2.3.4, false",
    "10.0.0.0/8, localhost, false",
    "10.0.0.0/8, 10.0.0.0/8, false",
  })
  void contains(String range, String address, boolean expected) {
    assertThat(AddressRange.parse(range).contains(address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0.0/ 8",
        "10.0.0.1/8",
        "fd00::/129",
        "fd00::1/64",
        "10.0.0.0/4294967304",
        "example.org/8"
      })
  void refuses(String range) {
    assertThatThrownBy(() -> AddressRange.parse(range))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(range);
  }

  @Test
  void tellsAddressesFromNames() {
    assertThat(AddressRange.isAddress("2001:db8::1")).isTrue();
    assertThat(AddressRange.isAddress("unknown")).isFalse();
  }

  /** The oracle compares bit by bit what the platform reads. */
  @Property(tries = 400, seed = "71")
  void agreesWithBits(
      @ForAll @Size(16) byte[] base,
      @ForAll @Size(16) byte[] other,
      @ForAll @IntRange(max = 128) int bits)
      throws UnknownHostException {
    base[0] |= 0x20;
    byte[] first = new byte[16];
    for (int i = 0; i < bits; i++) {
      first[i / 8] |= (byte) (base[i / 8] & (0x80 >> i % 8));
    }
    byte[] inside = other.clone();
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> i % 8;
      inside[i / 8] = (byte) ((inside[i / 8] & ~mask) | (first[i / 8] & mask));
    }
    AddressRange range = AddressRange.parse(text(first) + "/" + bits);
    boolean v4 = InetAddress.getByAddress(inside).getAddress().length == 4;
    assertThat(range.contains(text(inside))).isEqualTo(!v4);
    if (bits > 0) {
      inside[(bits - 1) / 8] ^= (byte) (0x80 >> (bits - 1) % 8);
      assertThat(range.contains(text(inside))).isFalse();
    }
  }

  private static String text(byte[] address) throws UnknownHostException {
    return InetAddress.getByAddress(address).getHostAddress();
  }
}
