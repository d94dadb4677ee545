import { Button, Empty, Input, Select, Table, Tag, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '../ui/loading';
import { MoreButton } from './more-button';

interface Choice {
  name: string;
  label: string;
  options: { value: string; label: string }[];
  width?: number;
}

interface Pages<T> {
  data?: { pages: { items: T[] }[] };
  isPending: boolean;
  isError: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => Promise<unknown>;
  fetchNextPage: () => Promise<unknown>;
}

/** As `useUrlFilters` gives them, whatever their names. */
interface Filters {
  values: Record<string, string | undefined>;
  set(this: void, name: string, value: string | undefined): void;
  used: boolean;
  clear(this: void): void;
}

interface FiltersProps {
  filters: Filters;
  search?: { label: string };
  choices?: Choice[];
  /** What came with the address and has no field of its own: shown as a chip that can be taken away. */
  chips?: Record<string, string | undefined>;
  children?: ReactNode;
}

/** The row of filters above a list. All of them stand in the address. */
export function DeskFilters({
  filters: { values, set, used, clear },
  search,
  choices = [],
  chips = {},
  children,
}: FiltersProps) {
  const { t } = useTranslation();
  const given = Object.entries(chips).filter(([name, label]) => values[name] && label);
  return (
    <div className="desk-filters" role="search">
      {children}
      {search && (
        <Input.Search
          className="desk-search"
          // A list that was opened with other words shows them.
          key={values.q}
          allowClear
          placeholder={search.label}
          aria-label={search.label}
          defaultValue={values.q}
          onSearch={(text) => set('q', text)}
          style={{ width: 260 }}
        />
      )}
      {choices.map(({ name, label, options, width = 150 }) => (
        <Select
          key={name}
          allowClear
          aria-label={label}
          placeholder={label}
          value={values[name]}
          onChange={(value: string | undefined) => set(name, value)}
          options={options}
          style={{ width }}
        />
      ))}
      {given.map(([name, label]) => (
        <Tag key={name} closable className="desk-chip" onClose={() => set(name, undefined)}>
          {label}
        </Tag>
      ))}
      {used && (
        <Button type="link" onClick={clear}>
          {t('desk.clear_filters')}
        </Button>
      )}
    </div>
  );
}

interface DeskTableProps<T> {
  list: Pages<T>;
  columns: TableProps<T>['columns'];
  /** What an empty list says, and how it is filled. */
  empty: { text: string; more?: ReactNode };
  filtered: boolean;
  width: number;
  onOpen?: (row: T) => void;
}

/** The rows of a list, and the button for more. */
export function DeskTable<T extends { id: string }>({
  list,
  columns,
  empty,
  filtered,
  width,
  onOpen,
}: DeskTableProps<T>) {
  const { t } = useTranslation();
  if (list.isError) return <LoadFailed error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <Table<T>
        rowKey="id"
        size="middle"
        loading={list.isPending}
        dataSource={list.data?.pages.flatMap((page) => page.items) ?? []}
        pagination={false}
        scroll={{ x: width }}
        columns={columns}
        onRow={onOpen && ((row) => ({ onDoubleClick: () => onOpen(row) }))}
        locale={{
          emptyText: (
            <Empty description={filtered ? t('desk.none_match') : empty.text}>{!filtered && empty.more}</Empty>
          ),
        }}
      />
      <MoreButton list={list} />
    </>
  );
}
