package io.github.azeotrope.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0, 0",
    "255.255.255.255, 0, ffffffff",
    "1.2.3.4, 0, 01020304",
    "1.2.3.4:65535, 0, 01020304",
    "::, 0, 0",
    "::1, 0, 1",
    "1::, 0001000000000000, 0",
    "1:2:3:4:5:6:7:8, 0001000200030004, 0005000600070008",
    "1:2:3:4:5:6:7::, 0001000200030004, 0005000600070000",
    "::2:3:4:5:6:7:8, 0000000200030004, 0005000600070008",
    "1:2::7:8, 0001000200000000, 0000000000070008",
    "2001:DB8::AbCd, 20010db800000000, 000000000000abcd",
    "fe80::1%eth0, fe80000000000000, 1",
    "fe80::1%, fe80000000000000, 1",
    "[::1], 0, 1",
    "[::1%lo]:8080, 0, 1",
    "::1.2.3.4, 0, 01020304",
    "::ffff:1.2.3.4, 0, 0000ffff01020304",
    "64:ff9b::1.2.3.4, 0064ff9b00000000, 01020304",
    "1:2:3:4:5:6:1.2.3.4, 0001000200030004, 0005000601020304",
    "00ff::0001, 00ff000000000000, 1",
  })
  void reads(String text, String high, String low) {
    int form = IpAddress.scan(text);
    assertThat(form).isNotEqualTo(IpAddress.INVALID);
    assertThat(IpAddress.half(text, form, true)).isEqualTo(Long.parseUnsignedLong(high, 16));
    assertThat(IpAddress.half(text, form, false)).isEqualTo(Long.parseUnsignedLong(low, 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "localhost",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.04",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4:",
        "1.2.3.4:x",
        "1.2.3.4:123456",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.-4",
        "1.2.3.4%eth0",
        "0x1.2.3.4",
        "١.٢.٣.٤",
        ":",
        ":::",
        ":1",
        "1:",
        "1::2::3",
        "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1.2.3",
        "::1.2.3.4:5",
        "::1.2.3.4.5",
        "1.2.3.4::",
        "[::1",
        "::1]",
        "[1.2.3.4]",
        "[]",
        "[::1]x",
        "[::1]:",
        "g::",
        "%eth0",
        "１::",
      })
  void refuses(String text) {
    assertThat(IpAddress.scan(text)).isEqualTo(IpAddress.INVALID);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(IpAddress.scan("::1%" + "x".repeat(123))).isNotEqualTo(IpAddress.INVALID);
    assertThat(IpAddress.scan("::1%" + "x".repeat(124))).isEqualTo(IpAddress.INVALID);
  }

  @Property
  void agreesWithThePlatformOnVersion6(@ForAll long high, @ForAll long low, @ForAll short zeros)
      throws UnknownHostException {
    ByteBuffer bytes = ByteBuffer.allocate(16).putLong(high).putLong(low);
    for (int group = 0; group < 8; group++) {
      if ((zeros >> group & 1) != 0) {
        bytes.putShort(2 * group, (short) 0);
      }
    }
    // The platform writes all eight groups; shorten each run of zeros in turn.
    String text = InetAddress.getByAddress(bytes.array()).getHostAddress();
    checkAgainstPlatform(text);
    String colons = ":" + text + ":";
    for (int at = colons.indexOf(":0:"); at >= 0; at = colons.indexOf(":0:", at + 1)) {
      int end = at;
      while (colons.startsWith(":0", end) && colons.charAt(end + 2) == ':') {
        end += 2;
      }
      String left = at == 0 ? "" : colons.substring(1, at);
      String right =
          end == colons.length() - 1 ? "" : colons.substring(end + 1, colons.length() - 1);
      checkAgainstPlatform(left + "::" + right);
    }
  }

  @Property
  void agreesWithThePlatformOnVersion4(@ForAll int address) throws UnknownHostException {
    byte[] bytes = ByteBuffer.allocate(4).putInt(address).array();
    checkAgainstPlatform(InetAddress.getByAddress(bytes).getHostAddress());
  }

  @Property(tries = 5000)
  void readsAnythingWithoutHarm(
      @ForAll @Chars({':', '.', '%', '[', ']', '1', 'f'}) @StringLength(max = 24) String nasty,
      @ForAll @CharRange(from = '\0', to = '\uffff') @StringLength(max = 150) String any) {
    for (String text : new String[] {nasty, any}) {
      int form = IpAddress.scan(text);
      if (form != IpAddress.INVALID) {
        boolean unused = IpAddress.isV4(text, form);
        assertThat(unused).isIn(true, false);
      }
    }
  }

  private static void checkAgainstPlatform(String text) throws UnknownHostException {
    byte[] bytes = InetAddress.getByName(text).getAddress();
    int form = IpAddress.scan(text);
    assertThat(form).as(text).isNotEqualTo(IpAddress.INVALID);
    if (bytes.length == 4) {
      assertThat(IpAddress.isV4(text, form)).as(text).isTrue();
      assertThat((int) IpAddress.half(text, form, false))
          .isEqualTo(ByteBuffer.wrap(bytes).getInt());
    } else {
      assertThat(IpAddress.isV4(text, form)).as(text).isFalse();
      assertThat(IpAddress.half(text, form, true)).isEqualTo(ByteBuffer.wrap(bytes).getLong());
      assertThat(IpAddress.half(text, form, false)).isEqualTo(ByteBuffer.wrap(bytes).getLong(8));
    }
  }
}
