"""What LaporMitra keeps since 22 November 2026: complaints, evaluations, targets, lessons, thanks, days off, terms.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ADDED = {
    "acceptance": ("ends_on",),
    "agreement": ("months", "until", "pay_days"),
    "business": ("asks_on_holidays_since",),
    "feedback": ("category", "number"),
}


def upgrade() -> None:
    """Agreements made before run without an end; what was said before is no complaint."""
    op.add_column("acceptance", sa.Column("ends_on", sa.Date(), nullable=True))
    op.add_column("agreement", sa.Column("months", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("agreement", sa.Column("until", sa.Date(), nullable=True))
    op.add_column("agreement", sa.Column("pay_days", sa.Integer(), nullable=True))
    op.add_column("business", sa.Column("asks_on_holidays_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("feedback", sa.Column("category", sa.String(), nullable=False, server_default="other"))
    op.add_column("feedback", sa.Column("number", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_feedback_business_id_number"), "feedback", ["business_id", "number"])
    op.create_table(
        "complaint",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_by", sa.BigInteger(), nullable=True),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("business_id", "number", name=op.f("pk_complaint")),
    )
    op.create_table(
        "days_off",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("days_off_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_by", sa.BigInteger(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("taken_back_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("business_id", "days_off_id", name=op.f("pk_days_off")),
    )
    op.create_table(
        "evaluation",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("business_id", "partner_id", "begins", name=op.f("pk_evaluation")),
    )
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_evaluation_business_id_closed_at"), ["business_id", "closed_at"], unique=False
        )
    op.create_table(
        "evaluation_mark",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.BigInteger(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "business_id", "partner_id", "begins", "side", "topic", name=op.f("pk_evaluation_mark")
        ),
    )
    op.create_table(
        "lesson",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("file_id", sa.BigInteger(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("business_id", "number", name=op.f("pk_lesson")),
    )
    op.create_table(
        "lesson_opening",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("business_id", "number", "partner_id", "person_id", name=op.f("pk_lesson_opening")),
    )
    op.create_table(
        "lesson_told",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("business_id", "partner_id", "week", name=op.f("pk_lesson_told")),
    )
    op.create_table(
        "mention",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("business_id", "partner_id", "said_at", name=op.f("pk_mention")),
    )
    op.create_table(
        "signal",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("business_id", "number", name=op.f("pk_signal")),
        sa.UniqueConstraint(
            "business_id", "partner_id", "kind", "week", name=op.f("uq_signal_business_id_partner_id_kind_week")
        ),
    )
    op.create_table(
        "target",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("target_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("bonus", sa.BigInteger(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("business_id", "target_id", name=op.f("pk_target")),
        sa.UniqueConstraint(
            "business_id", "partner_id", "month", "version", name=op.f("uq_target_business_id_partner_id_month_version")
        ),
    )
    op.create_table(
        "target_answer",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("target_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("answered_by", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("business_id", "target_id", name=op.f("pk_target_answer")),
    )
    op.create_table(
        "target_reached",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("target_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sold", sa.BigInteger(), nullable=False),
        sa.Column("bonus_id", sa.BigInteger(), nullable=True),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("business_id", "target_id", name=op.f("pk_target_reached")),
    )
    op.create_table(
        "thanks",
        sa.Column("business_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("about", sa.Date(), nullable=False),
        sa.Column("sales", sa.BigInteger(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("business_id", "partner_id", "week", name=op.f("pk_thanks")),
    )
    with op.batch_alter_table("thanks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_thanks_business_id_week"), ["business_id", "week"], unique=False)


def downgrade() -> None:
    op.drop_table("thanks")
    op.drop_table("target_reached")
    op.drop_table("target_answer")
    op.drop_table("target")
    op.drop_table("signal")
    op.drop_table("mention")
    op.drop_table("lesson_told")
    op.drop_table("lesson_opening")
    op.drop_table("lesson")
    op.drop_table("evaluation_mark")
    op.drop_table("evaluation")
    op.drop_table("days_off")
    op.drop_table("complaint")
    op.drop_index(op.f("ix_feedback_business_id_number"), "feedback")
    for table, columns in ADDED.items():
        with op.batch_alter_table(table) as batch_op:
            for column in columns:
                batch_op.drop_column(column)
