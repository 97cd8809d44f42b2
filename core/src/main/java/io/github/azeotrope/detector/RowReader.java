package io.github.azeotrope.detector;

import io.github.azeotrope.Capability;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.profile.TokenField;
import io.github.azeotrope.table.AccountTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table into snapshots, through one buffer; for one thread. */
final class RowReader {
  private static final float UNIT = 1f / RequestFeatures.SCALE;

  private static final Capability[] CAPABILITIES = Capability.values();

  private final AccountTable table;
  private final Organizations organizations;
  private final byte[] row = new byte[ProfileLayout.MAX_BYTES];
  private final long[] tokens = new long[TokenField.MAX_CAPACITY];

  RowReader(AccountTable table, Organizations organizations) {
    this.table = table;
    this.organizations = organizations;
  }

  /** The account's profile now, or null if it is gone. */
  @Nullable ProfileSnapshot read(long handle) {
    return read(handle, true);
  }

  /** The same as if it declared no organization. */
  @Nullable ProfileSnapshot readUndeclared(long handle) {
    return read(handle, false);
  }

  private @Nullable ProfileSnapshot read(long handle, boolean declared) {
    if (table.copyRow(handle, row, 0) == 0) {
      return null;
    }
    long organization = declared ? ProfileRow.organization(row, 0) : 0;
    ProfileSnapshot.Builder b =
        ProfileSnapshot.builder()
            .ordinal(table.ordinal(handle))
            .requests(ProfileRow.requests(row, 0))
            .times(
                ProfileRow.firstSeenEpochMillis(row, 0),
                ProfileRow.lastSeenEpochMillis(row, 0),
                ProfileRow.createdEpochMillis(row, 0))
            .verification(ProfileRow.verification(row, 0))
            .tokens(
                tokens(TokenField.PAYMENT),
                tokens(TokenField.NETWORK),
                tokens(TokenField.DEVICE),
                organization)
            .standing(organization == 0 ? null : organizations.of(organization))
            .templates(tokens(TokenField.SYSTEM_TEMPLATE), tokens(TokenField.promptTemplates(0)));
    b.activity(ProfileRow.activity(row, 0));
    b.lengths(ProfileRow.promptUnits(row, 0), ProfileRow.outputTokens(row, 0));
    int[] hours = new int[24];
    for (int hour = 0; hour < hours.length; hour++) {
      hours[hour] = ProfileRow.hourCount(row, 0, hour);
    }
    b.hours(hours);
    models(b);
    int[] counts = new int[CAPABILITIES.length];
    for (Capability capability : CAPABILITIES) {
      counts[capability.ordinal()] = ProfileRow.capabilityCount(row, 0, capability);
    }
    b.capabilities(counts);
    for (int half = 0; half < 2; half++) {
      float[] sum = new float[RequestFeatures.DIMENSIONS];
      ProfileRow.copyHalf(row, 0, half, UNIT, sum);
      b.half(half, ProfileRow.halfCount(row, 0, half), sum);
      int n = ProfileRow.slotCount(row, 0, half);
      int[] hashes = new int[n];
      int[] sessions = new int[n];
      for (int i = 0; i < n; i++) {
        hashes[i] = ProfileRow.slotHash(row, 0, half, i);
        sessions[i] = ProfileRow.slotSessions(row, 0, half, i);
      }
      b.slots(half, hashes, sessions);
    }
    return b.build();
  }

  private void models(ProfileSnapshot.Builder b) {
    int n = ProfileRow.modelCount(row, 0);
    int[] models = new int[n];
    int[] hours = new int[n];
    for (int i = 0; i < n; i++) {
      models[i] = ProfileRow.model(row, 0, i);
      hours[i] = ProfileRow.modelFirstHour(row, 0, i);
    }
    b.models(models, hours);
  }

  private long[] tokens(TokenField field) {
    int n = ProfileRow.tokens(row, 0, field, tokens);
    return Arrays.copyOf(tokens, n);
  }
}
