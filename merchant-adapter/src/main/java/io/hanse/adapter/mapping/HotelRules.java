package io.hanse.adapter.mapping;

import java.time.LocalTime;

/**
 * What a mapping says about bookings only.
 *
 * @param cancelled the value that marks a cancelled booking
 * @param noShow the status of a booking whose guest did not come
 * @param departure when guests leave, local time; a stay earns then
 */
public record HotelRules(String cancelled, String noShow, LocalTime departure)
    implements FormatRules {}
