package io.github.azeotrope.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Account ids as bytes, in cells of 8 to 264 bytes. Kept, because an operator must be able to act
 * on an account; bounded, because whoever calls chooses them. Guarded by its stripe's lock.
 *
 * <p>A cell holds two bytes, twice the number of UTF-16 units plus 1 if they are stored as two
 * bytes each, and the units. Of an id longer than {@link #MAX_BYTES} a prefix is kept, then {@code
 * ~} and the account's hash in 16 hexadecimal digits, so that different accounts keep different
 * ids.
 */
final class IdSlab {
  /** Most bytes of an id: 256 characters up to U+00FF, 128 others. */
  static final int MAX_BYTES = 256;

  private static final int HEADER_BYTES = 2;
  private static final int STEP = 8;
  private static final int CLASSES = (HEADER_BYTES + MAX_BYTES + STEP - 1) / STEP;
  private static final int SUFFIX_UNITS = 17;
  private static final int LG_CHUNK_BYTES = 11;
  private static final int CELL_BITS = 26;

  private final @Nullable CellSlab[] slabs = new @Nullable CellSlab[CLASSES];

  /** Stores an id and returns where. Cost: its length; nothing is allocated unless it is long. */
  int put(String id, long key) {
    boolean wide = isWide(id, id.length());
    if (id.length() << (wide ? 1 : 0) > MAX_BYTES) {
      id = shortened(id, key);
      wide = isWide(id, id.length());
    }
    int units = id.length();
    int bytes = HEADER_BYTES + (wide ? 2 * units : units);
    int size = (bytes + STEP - 1) / STEP - 1;
    CellSlab slab = slab(size);
    int cell = slab.allocate();
    byte[] array = slab.array(cell);
    int at = slab.offset(cell);
    int header = units << 1 | (wide ? 1 : 0);
    array[at++] = (byte) header;
    array[at++] = (byte) (header >> 8);
    for (int i = 0; i < units; i++) {
      char unit = id.charAt(i);
      array[at++] = (byte) unit;
      if (wide) {
        array[at++] = (byte) (unit >> 8);
      }
    }
    return size << CELL_BITS | cell;
  }

  String get(int id) {
    CellSlab slab = slab(id >>> CELL_BITS);
    int cell = id & (1 << CELL_BITS) - 1;
    byte[] array = slab.array(cell);
    int at = slab.offset(cell);
    int header = (array[at] & 0xff) | ((array[at + 1] & 0xff) << 8);
    int units = header >> 1;
    if ((header & 1) == 0) {
      return new String(array, at + HEADER_BYTES, units, StandardCharsets.ISO_8859_1);
    }
    // Unit by unit: a decoder would replace unpaired surrogates, and the id must come back as is.
    char[] chars = new char[units];
    for (int i = 0; i < units; i++) {
      int from = at + HEADER_BYTES + 2 * i;
      chars[i] = (char) ((array[from] & 0xff) | ((array[from + 1] & 0xff) << 8));
    }
    return new String(chars);
  }

  /** Overwrites an id that is about to be freed. */
  void wipe(int id) {
    CellSlab slab = slab(id >>> CELL_BITS);
    int cell = id & (1 << CELL_BITS) - 1;
    int from = slab.offset(cell);
    Arrays.fill(slab.array(cell), from, from + STEP * ((id >>> CELL_BITS) + 1), (byte) 0);
  }

  void free(int id) {
    slab(id >>> CELL_BITS).free(id & (1 << CELL_BITS) - 1);
  }

  long bytesHeld() {
    long sum = 0;
    for (CellSlab slab : slabs) {
      sum += slab == null ? 0 : slab.bytesHeld();
    }
    return sum;
  }

  private CellSlab slab(int size) {
    CellSlab slab = slabs[size];
    if (slab == null) {
      int bytes = STEP * (size + 1);
      int lgCells = LG_CHUNK_BYTES - (32 - Integer.numberOfLeadingZeros(bytes - 1));
      slab = new CellSlab(bytes, Math.max(2, lgCells));
      slabs[size] = slab;
    }
    return slab;
  }

  private static String shortened(String id, long key) {
    // A prefix of 240 units may turn out narrow though the whole was wide.
    int units = MAX_BYTES - SUFFIX_UNITS;
    if (isWide(id, Math.min(units, id.length()))) {
      units = MAX_BYTES / 2 - SUFFIX_UNITS;
    }
    units = Math.min(units, id.length());
    if (Character.isHighSurrogate(id.charAt(units - 1))) {
      units--;
    }
    return id.substring(0, units) + "~" + HexFormat.of().toHexDigits(key);
  }

  private static boolean isWide(String id, int units) {
    for (int i = 0; i < units; i++) {
      if (id.charAt(i) > 0xff) {
        return true;
      }
    }
    return false;
  }
}
